// RUN: %check_async %s
// A static local is initialised by the call that first reaches it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

unsigned now() { return sleep(1); }

struct Slow {
  Slow() { sleep(1); }
  ~Slow() { sleep(1); }
};

Task<> statics() {
  static unsigned Start = now();
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'now' blocks the event loop in coroutine 'statics': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:27: note: await an awaitable timer instead
  static Slow S;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'Slow::Slow' blocks the event loop in coroutine 'statics': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:15: note: await an awaitable timer instead
  static thread_local unsigned Mine = sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'sleep' blocks the event loop in coroutine 'statics'
  // CHECK-NOTES: :[[@LINE-2]]:39: note: await an awaitable timer instead
  static unsigned Zero = 0;
  co_return;
}

Slow &instance() {
  static Slow S;
  return S;
}

Task<> usesInstance() {
  instance();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'instance' blocks the event loop in coroutine 'usesInstance': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:15: note: 'instance' calls 'Slow::Slow' here
  // CHECK-NOTES: :[[@LINE-29]]:12: note: 'Slow::Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

// Destroyed when the program ends.
struct OnlyDestructor {
  ~OnlyDestructor() { sleep(1); }
};

Task<> destroyedAtExit() {
  static OnlyDestructor D;
  co_return;
}

// Initialised before any coroutine runs.
Slow Global;
unsigned Started = now();

Task<> usesGlobals() {
  (void)Global, (void)Started;
  co_return;
}
