// microsoft/vs-threading#1003: a synchronous local function in a coroutine.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> local() {
  struct Local {
    static void wait() { sleep(1); }
    void operator()() const { sleep(2); }
  };
  auto Function = [] { sleep(3); };
  (void)Function;
  co_return;
}

Task<> used() {
  struct Local {
    static void wait() { sleep(1); }
  };
  Local::wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Local::wait' blocks the event loop in coroutine 'used': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:26: note: 'Local::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
