// RUN: %check_async %s
// What may or may not run is counted; what a constant switches off is not.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

bool flag();
bool wait() { return sleep(1) == 0; }
void use(int);

Task<> shortCircuit() {
  if (flag() && wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'wait' blocks the event loop in coroutine 'shortCircuit': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-6]]:22: note: 'wait' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable timer instead
    use(1);
  }
  if (flag() || wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'wait' blocks the event loop in coroutine 'shortCircuit': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-8]]:17: note: it reaches the same blocking call as 'wait' here
    use(2);
  }
  bool B = flag() && wait();
  // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'wait' blocks the event loop in coroutine 'shortCircuit': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-13]]:17: note: it reaches the same blocking call as 'wait' here
  use(B ? sleep(1) : sleep(2));
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'sleep' blocks the event loop in coroutine 'shortCircuit'
  // CHECK-NOTES: :[[@LINE-2]]:11: note: await an awaitable timer instead
  // CHECK-NOTES: :[[@LINE-3]]:22: warning: 'sleep' blocks the event loop in coroutine 'shortCircuit'
  // CHECK-NOTES: :[[@LINE-4]]:22: note: await an awaitable timer instead
  use(sleep(3) ?: 1);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in coroutine 'shortCircuit'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await an awaitable timer instead
  co_return;
}

Task<> neverAsked() {
  if (false && wait()) {
    use(1);
  }
  if (true || wait()) {
    use(2);
  }
  bool B = false && wait();
  use(B);
  co_return;
}

Task<> alwaysAsked() {
  if (true && wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'wait' blocks the event loop in coroutine 'alwaysAsked': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-44]]:22: note: 'wait' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:15: note: await an awaitable timer instead
    use(1);
  }
  co_return;
}

Task<> conditions() {
  if (bool B = wait(); B) {
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'wait' blocks the event loop in coroutine 'conditions': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-54]]:22: note: 'wait' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:16: note: await an awaitable timer instead
    use(1);
  }
  if (bool B = wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'wait' blocks the event loop in coroutine 'conditions': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-8]]:16: note: it reaches the same blocking call as 'wait' here
    use(B);
  }
  while (wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'wait' blocks the event loop in coroutine 'conditions': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-13]]:16: note: it reaches the same blocking call as 'wait' here
    use(2);
  }
  while (bool B = wait()) {
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'wait' blocks the event loop in coroutine 'conditions': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-18]]:16: note: it reaches the same blocking call as 'wait' here
    use(B);
  }
  for (int I = sleep(1); I < int(sleep(2)); I += sleep(3)) {
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'sleep' blocks the event loop in coroutine 'conditions'
    // CHECK-NOTES: :[[@LINE-2]]:16: note: await an awaitable timer instead
    // CHECK-NOTES: :[[@LINE-3]]:34: warning: 'sleep' blocks the event loop in coroutine 'conditions'
    // CHECK-NOTES: :[[@LINE-4]]:34: note: await an awaitable timer instead
    // CHECK-NOTES: :[[@LINE-5]]:50: warning: 'sleep' blocks the event loop in coroutine 'conditions'
    // CHECK-NOTES: :[[@LINE-6]]:50: note: await an awaitable timer instead
    use(I);
  }
  do {
    use(3);
  } while (wait());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'wait' blocks the event loop in coroutine 'conditions': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-34]]:16: note: it reaches the same blocking call as 'wait' here
  switch (int N = sleep(4); N + sleep(5)) {
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'sleep' blocks the event loop in coroutine 'conditions'
    // CHECK-NOTES: :[[@LINE-2]]:19: note: await an awaitable timer instead
    // CHECK-NOTES: :[[@LINE-3]]:33: warning: 'sleep' blocks the event loop in coroutine 'conditions'
    // CHECK-NOTES: :[[@LINE-4]]:33: note: await an awaitable timer instead
  case 1:
    break;
  }
  co_return;
}
