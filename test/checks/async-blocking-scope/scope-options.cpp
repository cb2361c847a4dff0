// RUN: %check_async %s --check-suffix NONE
// RUN: %check_async %s --check-suffix NONE,NAMES --option 'async-blocking-scope.ScopeEnterNames=open; acquire' --option async-blocking-scope.ScopeExitNames=finish
// RUN: %check_async %s --check-suffix NONE,TYPES --option async-blocking-scope.ScopeExitNames=finish --option 'async-blocking-scope.ScopeTypes=app::*'
// RUN: %check_async %s --check-suffix CALLS --checks='-*,async-blocking-call' --option async-blocking-scope.ScopeExitNames=finish
// RUN: %check_async %s --check-suffix SILENT --option Categories=file
// RUN: %check_async %s --option async-blocking-scope.Categories=file --option Categories=sleep --check-suffix CALLS
// RUN: %check_async %s --check-suffix SILENT --option AllowedFunctions=sleep
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Known {
  Task<> async_exit() {
    sleep(1);
    // CHECK-NOTES-NONE: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Known' [async-blocking-scope]
    // CHECK-NOTES-NONE: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};

namespace app {
struct Gate {
  void open() {
    sleep(1);
    // CHECK-NOTES-NAMES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'app::Gate' [async-blocking-scope]
    // CHECK-NOTES-NAMES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
  }
  Task<> acquire() {
    sleep(1);
    // CHECK-NOTES-NAMES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'app::Gate' [async-blocking-scope]
    // CHECK-NOTES-NAMES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  // What the user names need not be awaitable.
  void finish() {
    sleep(1);
    // CHECK-NOTES-NAMES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'app::Gate' [async-blocking-scope]
    // CHECK-NOTES-NAMES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-TYPES: :[[@LINE-3]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'app::Gate' [async-blocking-scope]
    // CHECK-NOTES-TYPES: :[[@LINE-4]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
  }
};
} // namespace app

struct Other {
  void finish() {
    sleep(1);
    // CHECK-NOTES-NAMES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Other' [async-blocking-scope]
    // CHECK-NOTES-NAMES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
  }
};

void finish() { sleep(1); }

Task<> coroutine() {
  sleep(1);
  // CHECK-NOTES-NONE: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine' [async-blocking-call]
  // CHECK-NOTES-NONE: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-CALLS: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine' [async-blocking-call]
  // CHECK-NOTES-CALLS: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
