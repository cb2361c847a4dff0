// RUN: %check_async %s --std=c++2b
// What only the compiler runs is not evaluated.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

constexpr void wait() {
  if consteval {
  } else {
    sleep(1);
  }
}

constexpr void compute() {
  if consteval {
    sleep(1);
  }
}

constexpr void waitNegated() {
  if not consteval {
    sleep(1);
  }
}

constexpr void computeNegated() {
  if !consteval {
  } else {
    sleep(1);
  }
}

Task<> run() {
  wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'run': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-26]]:5: note: 'wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  compute();
  waitNegated();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitNegated' blocks the event loop in coroutine 'run': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-19]]:5: note: 'waitNegated' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  computeNegated();
  co_return;
}
