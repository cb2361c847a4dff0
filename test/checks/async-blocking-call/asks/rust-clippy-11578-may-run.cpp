// rust-lang/rust-clippy#11578: a closure may run, or may not.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>

// It does not run.
Task<> stored() {
  auto Nap = [] { sleep(1); };
  std::function<void()> Kept = Nap;
  co_return;
}

// It runs.
Task<> called() {
  auto Nap = [] { sleep(1); };
  Nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Nap' blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:19: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// It may run: another may have been stored in between.
Task<> maybe(bool IsTired) {
  std::function<void()> Rest = [] {};
  if (IsTired)
    Rest = [] { sleep(1); };
  Rest();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Rest' may block the event loop in coroutine 'maybe': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:17: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
