// RUN: %check_async %s -- -isystem %inputs/system
// A generator that cannot await runs in its caller: it is no root, and is followed where it is called.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <generator>

std::generator<int> lines() {
  sleep(1);
  co_yield 1;
}

std::generator<int> quick() { co_yield 1; }

template <typename T> std::generator<T> typedLines(T Value) {
  sleep(1);
  co_yield Value;
}

Task<> iterates() {
  for (int Line : lines()) {
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'lines' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-14]]:3: note: 'lines' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:19: note: await an awaitable timer instead
    (void)Line;
  }
  for (int Line : quick()) {
    (void)Line;
  }
  for (int Line : typedLines(1)) {
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'typedLines' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-16]]:3: note: 'typedLines' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:19: note: await an awaitable timer instead
    (void)Line;
  }
  co_return;
}

// A generator of the user's own: its promise forbids co_await.
struct Sequence {
  struct promise_type : TaskPromise {
    Sequence get_return_object() { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
    template <typename T> void await_transform(T) = delete;
  };
  bool next();
};

Sequence numbers() {
  sleep(1);
  co_yield 1;
}

Task<> steps() {
  auto Numbers = numbers();
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'numbers' blocks the event loop in coroutine 'steps': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'numbers' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:18: note: await an awaitable timer instead
  while (Numbers.next())
    ;
  co_return;
}

void plain() { numbers(); }

// A generator that can await is an async context.
struct Stream {
  struct promise_type : TaskPromise {
    Stream get_return_object() { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
  };
};

Stream stream() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'stream'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_yield 1;
}

Task<> reads() {
  stream();
  co_return;
}
