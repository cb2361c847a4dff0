// proliferate#2276, curie-eng/curie#1704: 123 findings, none in production. A lock in a test's own function is no coroutine's; one in a test's coroutine is.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
static std::mutex Environment;
template <typename T> void run(T) {}

void test() {
  std::lock_guard Guard(Environment);
  run([]() -> Task<> { co_await other(); }());
}
Task<> outer() {
  auto Inner = [] { std::lock_guard Guard(Environment); };
  Inner();
  co_await other();
}
Task<> testBody() {
  std::lock_guard Guard(Environment);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard' on 'Environment' is held across 'co_await' in coroutine 'testBody' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}
