// llvm/llvm-project#167540: nobody is asked to change what else a function promises.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void throws();
void promises() noexcept;

Task<> called() noexcept(false) {
  throws();
  promises();
  co_return;
}

Task<> noexceptCoroutine() noexcept {
  throws();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'noexceptCoroutine'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
