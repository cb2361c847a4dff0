// reactor/BlockHound#179: the initialisers of statics.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

static int load() { return sleep(1); }
static const int AtStart = load();
struct Settings {
  static inline const int Level = load();
};

Task<int> statics() { co_return AtStart + Settings::Level; }
Task<int> first() {
  static const int AtFirstUse = load();
  // CHECK-NOTES: :[[@LINE-1]]:33: warning: 'load' blocks the event loop in coroutine 'first': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:28: note: 'load' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:33: note: await an awaitable timer instead, or hand the call to a thread
  co_return AtFirstUse;
}
