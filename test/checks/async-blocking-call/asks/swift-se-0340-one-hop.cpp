// Swift forums 54852 (SE-0340): one synchronous function in between defeats nothing.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

static void hop() { sleep(1); }
static void nonsense() {}

Task<> defeats() {
  hop();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'hop' blocks the event loop in coroutine 'defeats': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:21: note: 'hop' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  nonsense();
  co_return;
}
