// RUN: %check_async %s
// A user-defined literal is a call.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Text {};

unsigned operator""_seconds(unsigned long long Seconds) {
  return sleep(Seconds);
}
Text operator""_file(const char *, decltype(sizeof(int))) {
  sleep(1);
  return {};
}
template <char... Cs> unsigned operator""_typed() { return sleep(1); }
constexpr unsigned operator""_quick(unsigned long long N) { return N; }

void use(...);

Task<> literals() {
  use(5_seconds);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'operator""_seconds' blocks the event loop in coroutine 'literals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:10: note: 'operator""_seconds' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use("name"_file);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'operator""_file' blocks the event loop in coroutine 'literals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-15]]:3: note: 'operator""_file' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(5_typed);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'operator""_typed' blocks the event loop in coroutine 'literals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:60: note: 'operator""_typed' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(5_quick);
  co_return;
}
