// RUN: %check_async %s
// NOLINT comments, with the name of the check or a glob that fits it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void nap() { sleep(1); }

Task<> line() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'line'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  sleep(1); // NOLINT
  sleep(1); // NOLINT(async-blocking-call)
  sleep(1); // NOLINT(async-*)
  sleep(1); // NOLINT(bugprone-*, async-blocking-call)
  sleep(1); // NOLINT(bugprone-foo)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'line'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  sleep(1); // NOLINT(async-other)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'line'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> nextLine() {
  // NOLINTNEXTLINE
  sleep(1);
  // NOLINTNEXTLINE(async-blocking-call): the queue is empty here
  sleep(1);
  // NOLINTNEXTLINE(*-blocking-call)
  sleep(1);
  // NOLINTNEXTLINE(google-*)
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'nextLine'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> block() {
  // NOLINTBEGIN(async-blocking-call)
  sleep(1);
  nap();
  // NOLINTEND(async-blocking-call)
  // NOLINTBEGIN(async-*)
  sleep(1);
  // NOLINTEND(async-*)
  // NOLINTBEGIN
  sleep(1);
  // NOLINTEND
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'block'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// At the call in the root: the whole chain is meant.
Task<> chain() {
  nap(); // NOLINT(async-blocking-call)
  co_return;
}

// A suppressed finding does not hide the chain of a later one.
Task<> later() {
  nap(); // NOLINT(async-blocking-call)
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'later': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-61]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> muchLater() {
  // NOLINTNEXTLINE(async-blocking-call)
  nap();
  nap(); // NOLINT(async-blocking-call)
  // NOLINTBEGIN(async-blocking-call)
  nap();
  // NOLINTEND(async-blocking-call)
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'muchLater': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-75]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'muchLater': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'nap' here
  co_return;
}
