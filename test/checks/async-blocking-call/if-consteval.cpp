// RUN: %check_async %s --std=c++2b
// What only the compiler runs is not evaluated.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

constexpr unsigned doze(unsigned N) { return N ? N : sleep(1); }

constexpr void wait() {
  if consteval {
  } else {
    doze(1);
  }
}

constexpr void compute() {
  if consteval {
    doze(1);
  }
}

constexpr void waitNegated() {
  if not consteval {
    doze(1);
  }
}

constexpr void computeNegated() {
  if !consteval {
  } else {
    doze(1);
  }
}

Task<> run() {
  wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'run': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-26]]:5: note: 'wait' calls 'doze' here
  // CHECK-NOTES: :[[@LINE-32]]:54: note: 'doze' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  compute();
  waitNegated();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitNegated' blocks the event loop in coroutine 'run': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'wait' here
  computeNegated();
  co_return;
}
