// RUN: %check_async %s
// The members of an awaiter run on the loop's thread.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Ready {
  bool await_ready() { return sleep(1) == 0; }
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'sleep' blocks the event loop in awaiter function 'Ready::await_ready'
  // CHECK-NOTES: :[[@LINE-2]]:31: note: let a coroutine await an awaitable timer instead
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

struct Suspend {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { sleep(1); }
  // CHECK-NOTES: :[[@LINE-1]]:49: warning: 'sleep' blocks the event loop in awaiter function 'Suspend::await_suspend'
  // CHECK-NOTES: :[[@LINE-2]]:49: note: let a coroutine await an awaitable timer instead
  void await_resume() {}
};

struct Resume {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
  void other() { sleep(1); }
};

void helper() { sleep(1); }

int Resume::await_resume() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in awaiter function 'Resume::await_resume': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:17: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: let a coroutine await an awaitable timer instead
  return 1;
}

// Not all three: not an awaiter.
struct Half {
  bool await_ready() { return sleep(1) == 0; }
  void await_resume() { sleep(1); }
};

bool await_ready() { return sleep(1) == 0; }

// The missing ones may be inherited.
struct Derived : Suspend {
  void await_resume() { sleep(1); }
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'sleep' blocks the event loop in awaiter function 'Derived::await_resume'
  // CHECK-NOTES: :[[@LINE-2]]:25: note: let a coroutine await an awaitable timer instead
};

template <typename T> struct Generic {
  bool await_ready() { return false; }
  template <typename Promise>
  bool await_suspend(std::coroutine_handle<Promise>) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in awaiter function 'Generic::await_suspend'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead
    return true;
  }
  T await_resume() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in awaiter function 'Generic::await_resume'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead
    return T();
  }
};

// What the awaiter does is reported in the awaiter, not where it is awaited.
Task<> awaits(Ready R, Suspend S, Generic<int> G) {
  co_await R;
  co_await S;
  co_await G;
}

// An awaiter that a lambda or a function declares.
auto makeAwaiter() {
  struct Local {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>) { sleep(1); }
    // CHECK-NOTES: :[[@LINE-1]]:51: warning: 'sleep' blocks the event loop in awaiter function 'Local::await_suspend'
    // CHECK-NOTES: :[[@LINE-2]]:51: note: let a coroutine await an awaitable timer instead
    void await_resume() {}
  };
  return Local();
}
