// RUN: %check_async %s
// A later call in the same root that reaches the same blocking call points to the first.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void nap() { sleep(1); }
void rest() { nap(); }
void other() { sleep(1); }

Task<> oneRoot() {
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'oneRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'oneRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'nap' here
  rest();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'rest' blocks the event loop in coroutine 'oneRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'nap' here
  // Another blocking call, though of the same function.
  other();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'other' blocks the event loop in coroutine 'oneRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:16: note: 'other' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // Called without a chain: nothing to save.
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'oneRoot'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'oneRoot'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Another root tells the chain again.
Task<> anotherRoot() {
  rest();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'rest' blocks the event loop in coroutine 'anotherRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-33]]:15: note: 'rest' calls 'nap' here
  // CHECK-NOTES: :[[@LINE-35]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'anotherRoot': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'rest' here
  co_return;
}

// Two calls in one line, one in another's argument.
int get(int N = 0) {
  sleep(1);
  return N;
}

Task<> oneLine() {
  get() + get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'get' blocks the event loop in coroutine 'oneLine': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'get' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES: :[[@LINE-4]]:11: warning: 'get' blocks the event loop in coroutine 'oneLine': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:3: note: it reaches the same blocking call as 'get' here
  get(get());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'get' blocks the event loop in coroutine 'oneLine': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'get' here
  // CHECK-NOTES: :[[@LINE-3]]:7: warning: 'get' blocks the event loop in coroutine 'oneLine': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:3: note: it reaches the same blocking call as 'get' here
  co_return;
}

// In a loop, a call is one call.
Task<> loop() {
  for (int I = 0; I != 3; ++I)
    nap();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'loop': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-69]]:14: note: 'nap' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
