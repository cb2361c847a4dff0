// RUN: %check_async %s
// The operand of co_return is evaluated, with the conversions that return_value asks for.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

unsigned now() { return sleep(1); }

struct Slow {
  Slow() = default;
  Slow(int) { sleep(1); }
};

struct Quick {
  Quick() = default;
  Quick(int) {}
};

Task<unsigned> calls() { co_return now(); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'now' blocks the event loop in coroutine 'calls': it reaches 'sleep'
// CHECK-NOTES: :[[@LINE-14]]:25: note: 'now' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:36: note: await an awaitable timer instead
Task<unsigned> callsDirectly() { co_return sleep(1); }
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'sleep' blocks the event loop in coroutine 'callsDirectly'
// CHECK-NOTES: :[[@LINE-2]]:44: note: await an awaitable timer instead
Task<Slow> converts() { co_return 1; }
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Slow::Slow' blocks the event loop in coroutine 'converts': it reaches 'sleep'
// CHECK-NOTES: :[[@LINE-17]]:15: note: 'Slow::Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:35: note: await an awaitable timer instead
Task<Slow> braces() { co_return {1}; }
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'Slow::Slow' blocks the event loop in coroutine 'braces': it reaches 'sleep'
// CHECK-NOTES: :[[@LINE-21]]:15: note: 'Slow::Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:33: note: await an awaitable timer instead
Task<> discards() { co_return (void)now(); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'now' blocks the event loop in coroutine 'discards': it reaches 'sleep'
// CHECK-NOTES: :[[@LINE-29]]:25: note: 'now' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:37: note: await an awaitable timer instead

Task<Quick> quick() { co_return 1; }
Task<Slow> copies(Slow S) { co_return S; }

// The promise's return_value is a root of its own.
struct Result {
  struct promise_type : TaskPromise {
    Result get_return_object() { return {}; }
    void return_value(int) { sleep(1); }
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'sleep' blocks the event loop in promise function 'Result::promise_type::return_value'
    // CHECK-NOTES: :[[@LINE-2]]:30: note: let a coroutine await an awaitable timer instead
  };
};

Result result() { co_return 1; }

// A plain function's.
unsigned helper() { return now(); }

Task<> callsHelper() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'callsHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:28: note: 'helper' calls 'now' here
  // CHECK-NOTES: :[[@LINE-54]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}
