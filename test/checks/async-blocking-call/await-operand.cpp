// RUN: %check_async %s
// The operand of co_await is evaluated before the coroutine is suspended.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void use(int);
int now() { return sleep(1); }

// A function that blocks and then returns something to await.
Task<int> quick(int = 0);
Task<int> slowStart(int) {
  sleep(1);
  return quick();
}

struct Awaiter {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
  int await_resume() const { return 1; }
};

struct SlowOperator {
  Awaiter operator co_await() const {
    sleep(1);
    return {};
  }
};

struct FreeOperator {};
Awaiter operator co_await(FreeOperator) {
  sleep(1);
  return {};
}

struct QuickOperator {
  Awaiter operator co_await() const { return {}; }
};

Task<> awaits(SlowOperator A, FreeOperator B) {
  co_await slowStart(1);
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'slowStart' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-30]]:3: note: 'slowStart' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead
  co_await quick(now());
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'now' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-39]]:20: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:18: note: await an awaitable timer instead
  co_await quick(sleep(1));
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'sleep' blocks the event loop in coroutine 'awaits'
  // CHECK-NOTES: :[[@LINE-2]]:18: note: await an awaitable timer instead
  co_await A;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'SlowOperator::operator co_await' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-29]]:5: note: 'SlowOperator::operator co_await' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_await B;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'operator co_await' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-26]]:3: note: 'operator co_await' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  use(co_await quick(2) + now());
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'now' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:18: note: it reaches the same blocking call as 'now' here
  if (co_await quick(3) == now()) {
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: 'now' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-20]]:18: note: it reaches the same blocking call as 'now' here
    use(1);
  }
  co_await quick(co_await slowStart(2));
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'slowStart' blocks the event loop in coroutine 'awaits': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-29]]:12: note: it reaches the same blocking call as 'slowStart' here
}

Task<> awaitsQuick(QuickOperator A) {
  co_await quick(1);
  co_await quick(co_await quick(2));
  co_await A;
  co_await Awaiter();
}

struct Stream {
  struct promise_type : TaskPromise {
    Stream get_return_object() { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
  };
};

Stream yields() {
  co_yield now();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'now' blocks the event loop in coroutine 'yields': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-83]]:20: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead
  co_yield 1;
}
