// RUN: %check_async %s
// A handler may run, and so may all of its try block.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void work();
void use(int);

struct Error {};

Task<> catches() {
  try {
    work();
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'catches'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  } catch (const Error &) {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'catches'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  } catch (...) {
    sleep(3);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'catches'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
  co_return;
}

Task<> nested() {
  try {
    try {
      work();
    } catch (const Error &) {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in coroutine 'nested'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: await an awaitable timer instead
      throw;
      sleep(2);
    }
  } catch (...) {
    sleep(3);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'nested'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
  sleep(4);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'nested'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> afterCatch() {
  try {
    work();
    co_return;
  } catch (...) {
  }
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'afterCatch'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> throws() {
  if (true)
    throw sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'sleep' blocks the event loop in coroutine 'throws'
    // CHECK-NOTES: :[[@LINE-2]]:11: note: await an awaitable timer instead
  co_return;
}

void withFunctionTry() try {
  work();
} catch (...) {
  sleep(1);
}

Task<> callsFunctionTry() {
  withFunctionTry();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'withFunctionTry' blocks the event loop in coroutine 'callsFunctionTry': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'withFunctionTry' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

// A try block that is not reached has no handlers to run.
Task<> deadTry() {
  co_return;
  try {
    work();
  } catch (...) {
    sleep(1);
  }
}
