// RUN: %check_async %s
// A coroutine is reported in itself once, not in those that call or await it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> inner() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'inner'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> awaits() { co_await inner(); }

Task<> awaitsTwice() {
  co_await awaits();
  co_await inner();
}

Task<> starts() {
  auto Started = inner();
  inner();
  co_await Started;
}

// Nor in what a plain function between them calls.
Task<> makes() { return inner(); }

Task<> awaitsMade() { co_await makes(); }

// Members and lambdas likewise.
struct Session {
  virtual Task<> read() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::read'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  }
};

Task<> readsSession(Session &S) {
  co_await S.read();
  auto Local = []() -> Task<> { co_return; };
  co_await Local();
}

// What surrounds the awaited coroutine is the caller's own.
Task<> ownCalls() {
  co_await inner();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'ownCalls'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}
