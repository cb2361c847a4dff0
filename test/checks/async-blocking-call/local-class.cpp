// RUN: %check_async %s
// The members of a local class run when they are called, and only then.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> notCalled() {
  struct Local {
    void wait() { sleep(1); }
    static void doze() { sleep(1); }
    Local() {}
  };
  Local L;
  co_return;
}

Task<> called() {
  struct Local {
    void wait() { sleep(1); }
    static void doze() { sleep(1); }
    void operator()() { sleep(1); }
  };
  Local L;
  L.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Local::wait' blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:19: note: 'Local::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  Local::doze();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Local::doze' blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:26: note: 'Local::doze' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  L();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Local::operator()' blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-13]]:25: note: 'Local::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> constructed() {
  struct Local {
    Local() { sleep(1); }
  };
  Local L;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Local::Local' blocks the event loop in coroutine 'constructed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:15: note: 'Local::Local' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:9: note: await an awaitable timer instead
  co_return;
}

Task<> destroyed() {
  struct Guard {
    ~Guard() { sleep(1); }
  };
  Guard G;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Guard::~Guard' blocks the event loop in coroutine 'destroyed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'G' is destroyed here
  // CHECK-NOTES: :[[@LINE-5]]:16: note: 'Guard::~Guard' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await an awaitable timer before 'G' is destroyed
  co_return;
}

Task<> declaredOnly() {
  void sleepElsewhere();
  using Function = unsigned(unsigned);
  Function *F = sleep;
  (void)F;
  co_return;
}
