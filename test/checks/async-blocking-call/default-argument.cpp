// RUN: %check_async %s
// A default argument is evaluated by the call; the warning stands at the call.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

unsigned now() { return sleep(1); }

void log(int Level, unsigned Time = now());
void direct(unsigned Time = sleep(1));
void harmless(unsigned Time = 1);

struct Timer {
  Timer(unsigned Start = now());
  void restart(unsigned Start = sleep(1));
};

Task<> defaults() {
  log(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'now' blocks the event loop in coroutine 'defaults': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  direct();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'defaults'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  harmless();
  Timer T;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'now' blocks the event loop in coroutine 'defaults': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:3: note: it reaches the same blocking call as 'now' here
  T.restart();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'defaults'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> given() {
  log(1, 2);
  direct(1);
  Timer T(1);
  T.restart(1);
  co_return;
}

// A call in a callee's default argument is a step of the chain.
void helper() { direct(); }

Task<> callsHelper() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'callsHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:17: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

template <typename T> void typed(T, unsigned Time = now());

template <typename T> Task<> callsTyped(T Value) {
  typed(Value);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'now' blocks the event loop in coroutine 'callsTyped': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-53]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> instantiates() { co_await callsTyped(1); }
