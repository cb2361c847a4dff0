// RUN: %check_async %s
// Conversions call constructors and conversion functions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Slow {
  Slow() = default;
  Slow(int) { sleep(1); }
  operator bool() const { return sleep(1) == 0; }
};

struct Explicit {
  explicit operator bool() const { return sleep(1) == 0; }
};

struct Quick {
  Quick(int) {}
  operator int() const { return 1; }
};

void takesSlow(const Slow &);
void takesBool(bool);
void takesQuick(Quick);
Slow makesSlow() { return 1; }

Task<> converts(Slow S, Explicit E) {
  takesSlow(1);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Slow::Slow' blocks the event loop in coroutine 'converts': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-21]]:15: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: await an awaitable timer instead, or hand the call to a thread
  takesBool(S);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Slow::operator bool' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-24]]:34: note: 'Slow::operator bool' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: await an awaitable timer instead, or hand the call to a thread
  if (E) {
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Explicit::operator bool' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-24]]:43: note: 'Explicit::operator bool' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead, or hand the call to a thread
    takesBool(true);
  }
  takesBool(S && true);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Slow::operator bool' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:13: note: it reaches the same blocking call as 'Slow::operator bool' here
  takesBool(E ? true : false);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Explicit::operator bool' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:7: note: it reaches the same blocking call as 'Explicit::operator bool' here
  takesBool(static_cast<bool>(E));
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'Explicit::operator bool' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:7: note: it reaches the same blocking call as 'Explicit::operator bool' here
  Slow T = 2;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Slow::Slow' blocks the event loop in coroutine 'converts': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-25]]:13: note: it reaches the same blocking call as 'Slow::Slow' here
  Slow U{3};
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::Slow' blocks the event loop in coroutine 'converts': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-28]]:13: note: it reaches the same blocking call as 'Slow::Slow' here
  Slow Array[] = {4};
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Slow::Slow' blocks the event loop in coroutine 'converts': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-31]]:13: note: it reaches the same blocking call as 'Slow::Slow' here
  makesSlow();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'makesSlow' blocks the event loop in coroutine 'converts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-37]]:27: note: 'makesSlow' calls 'Slow::Slow' here
  // CHECK-NOTES: :[[@LINE-54]]:15: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (void)T, (void)U, (void)Array;
  co_return;
}

Task<> quick(Quick Q) {
  takesQuick(1);
  takesBool(Q);
  co_return;
}
