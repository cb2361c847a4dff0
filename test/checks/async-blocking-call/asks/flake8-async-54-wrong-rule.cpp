// python-trio/flake8-async#54: an exemption from one check holds for that check.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Sleeper {
  ~Sleeper() { sleep(1); }
};

Task<> exempted() {
  sleep(1);      // NOLINT(async-blocking-call)
  Sleeper First; // NOLINT(async-blocking-scope)
  sleep(2);      // NOLINT(async-blocking-scope)
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'exempted'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Sleeper Second; // NOLINT(async-blocking-call)
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Sleeper::~Sleeper' blocks the event loop in coroutine 'exempted': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Second' is destroyed here
  // CHECK-NOTES: :[[@LINE-12]]:16: note: 'Sleeper::~Sleeper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await an awaitable timer before 'Second' is destroyed, or let a thread destroy it
  co_return;
}
