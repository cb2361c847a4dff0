// RUN: %check_async %s --check-suffix CALL,SCOPE
// RUN: %check_async %s --check-suffix CALL --checks='-*,async-blocking-call'
// RUN: %check_async %s --check-suffix SCOPE --checks='-*,async-blocking-scope'
// Each fault is reported once, by the check that it is a matter of.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Slow {
  Slow() { sleep(1); }
  ~Slow() { sleep(2); }
};
void helper() { Slow S; }

Task<> coroutine() {
  sleep(3);
  // CHECK-NOTES-CALL: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine'
  // CHECK-NOTES-CALL: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  helper();
  // CHECK-NOTES-CALL: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'coroutine': it reaches 'sleep'
  // CHECK-NOTES-CALL: :[[@LINE-8]]:22: note: 'helper' calls 'Slow::Slow' here
  // CHECK-NOTES-CALL: :[[@LINE-12]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES-CALL: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Slow S;
  // CHECK-NOTES-SCOPE: :[[@LINE-1]]:8: warning: 'Slow::Slow' blocks the event loop in coroutine 'coroutine': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES-SCOPE: :[[@LINE-16]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES-SCOPE: :[[@LINE-3]]:8: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-SCOPE: :[[@LINE-4]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'coroutine': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES-SCOPE: :[[@LINE+6]]:3: note: 'S' is destroyed here
  // CHECK-NOTES-SCOPE: :[[@LINE-19]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES-SCOPE: :[[@LINE-7]]:8: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  new Slow;
  // CHECK-NOTES-CALL: :[[@LINE-1]]:7: warning: 'Slow::Slow' blocks the event loop in coroutine 'coroutine': it reaches 'sleep'
  // CHECK-NOTES-CALL: :[[@LINE-15]]:3: note: it reaches the same blocking call as 'helper' here
  co_return;
}

struct Session {
  Task<> async_enter() {
    Slow S;
    // CHECK-NOTES-SCOPE: :[[@LINE-1]]:10: warning: 'Slow::Slow' blocks the event loop in the enter of async scope 'Session': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES-SCOPE: :[[@LINE-32]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES-SCOPE: :[[@LINE-3]]:10: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-SCOPE: :[[@LINE-4]]:10: warning: 'Slow::~Slow' blocks the event loop in the enter of async scope 'Session': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES-SCOPE: :[[@LINE+3]]:5: note: 'S' is destroyed here
    // CHECK-NOTES-SCOPE: :[[@LINE-35]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES-SCOPE: :[[@LINE-7]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    co_return;
  }
  Task<> async_exit() {
    helper();
    // CHECK-NOTES-SCOPE: :[[@LINE-1]]:5: warning: 'helper' blocks the event loop in the exit of async scope 'Session': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES-SCOPE: :[[@LINE-40]]:22: note: 'helper' calls 'Slow::Slow' here
    // CHECK-NOTES-SCOPE: :[[@LINE-44]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES-SCOPE: :[[@LINE-4]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};

// A scope's part that is called in a coroutine is no callee that is followed.
Task<> user(Session &S) {
  co_await S.async_enter();
  co_await S.async_exit();
}

// An awaiter's locals are those of an ordinary function.
struct Awaiter {
  bool await_ready() {
    Slow S;
    // CHECK-NOTES-CALL: :[[@LINE-1]]:10: warning: 'Slow::Slow' blocks the event loop in awaiter function 'Awaiter::await_ready': it reaches 'sleep'
    // CHECK-NOTES-CALL: :[[@LINE-61]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES-CALL: :[[@LINE-3]]:10: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-CALL: :[[@LINE-4]]:10: warning: 'Slow::~Slow' blocks the event loop in awaiter function 'Awaiter::await_ready': it reaches 'sleep'
    // CHECK-NOTES-CALL: :[[@LINE+3]]:5: note: 'S' is destroyed here
    // CHECK-NOTES-CALL: :[[@LINE-64]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES-CALL: :[[@LINE-7]]:10: note: let a coroutine await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    return true;
  }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

Task<> silenced() {
  sleep(4); // NOLINT(async-blocking-call)
  Slow A;   // NOLINT(async-blocking-scope)
  Slow B;   // NOLINT(async-*)
  Slow C;   // NOLINT(async-blocking-call)
  // CHECK-NOTES-SCOPE: :[[@LINE-1]]:8: warning: 'Slow::Slow' blocks the event loop in coroutine 'silenced': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES-SCOPE: :[[@LINE-79]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES-SCOPE: :[[@LINE-3]]:8: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-SCOPE: :[[@LINE-4]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'silenced': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES-SCOPE: :[[@LINE+8]]:3: note: 'C' is destroyed here
  // CHECK-NOTES-SCOPE: :[[@LINE-82]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES-SCOPE: :[[@LINE-7]]:8: note: await an awaitable timer before 'C' is destroyed, or let a thread destroy it
  sleep(5); // NOLINT(async-blocking-scope)
  // CHECK-NOTES-CALL: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'silenced'
  // CHECK-NOTES-CALL: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // NOLINTNEXTLINE(async-blocking-scope)
  Slow D;
  co_return;
}
