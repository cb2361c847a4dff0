// python-trio/flake8-async#286: definitions inside a coroutine are not calls.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> outer() {
  auto Inner = []() -> Task<> { co_return; };
  auto Deeper = [=] {
    auto Deepest = [] { sleep(1); };
    return Deepest;
  };
  (void)Deeper;
  co_await Inner();
}

// It is called at last.
Task<> called() {
  auto Deeper = [] { return [] { sleep(1); }; };
  Deeper()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:34: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
