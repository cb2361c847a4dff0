// REQUIRES: llvm-ge-16
// RUN: %check_async %s
// An aggregate may be initialised in parentheses; what is left out comes from its class.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Aggregate {
  unsigned A;
  unsigned Start = sleep(1);
};

struct Slow {
  ~Slow() { sleep(1); }
};

struct Holder {
  Slow Member;
  int N;
};

Task<> makes() {
  Aggregate A(1);
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in coroutine 'makes'
  // CHECK-NOTES: :[[@LINE-2]]:14: note: await an awaitable timer instead
  Aggregate B(1, 2);
  Aggregate C(sleep(1), 2);
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'sleep' blocks the event loop in coroutine 'makes'
  // CHECK-NOTES: :[[@LINE-2]]:15: note: await an awaitable timer instead
  co_return;
}

// The element is no temporary.
Task<> elided() {
  new Holder(Slow(), 1);
  co_return;
}
