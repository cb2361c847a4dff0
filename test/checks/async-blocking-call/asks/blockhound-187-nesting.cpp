// reactor/BlockHound#187: what is allowed inside of what is forbidden, and the other way round.
// RUN: %check_async %s --option "AllowedFunctions=allowed"
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

static void blocks() { sleep(1); }
[[clang::annotate("async::blocking")]] static void forbidden() {}

void allowed() {
  blocks();
  forbidden();
}
static void around() {
  allowed();
  blocks();
}
[[clang::annotate("async::blocking")]] static void forbiddenAround() { allowed(); }

Task<> nested() {
  allowed();
  around();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'around' blocks the event loop in coroutine 'nested': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: 'around' calls 'blocks' here
  // CHECK-NOTES: :[[@LINE-18]]:24: note: 'blocks' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  forbiddenAround();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'forbiddenAround' blocks the event loop in coroutine 'nested'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  co_return;
}
