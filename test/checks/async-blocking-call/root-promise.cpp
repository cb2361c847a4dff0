// RUN: %check_async %s
// The hooks of a promise run on the loop's thread.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Job {
  struct promise_type {
    Job get_return_object() {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::get_return_object'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: let a coroutine await an awaitable timer instead
      return {};
    }
    std::suspend_always initial_suspend() {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::initial_suspend'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: let a coroutine await an awaitable timer instead
      return {};
    }
    std::suspend_always final_suspend() noexcept {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::final_suspend'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: let a coroutine await an awaitable timer instead
      return {};
    }
    template <typename T> T &&await_transform(T &&Awaitable) {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::await_transform'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: let a coroutine await an awaitable timer instead
      return static_cast<T &&>(Awaitable);
    }
    std::suspend_always yield_value(int) {
      sleep(1);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::yield_value'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: let a coroutine await an awaitable timer instead
      return {};
    }
    void return_void() { sleep(1); }
    // CHECK-NOTES: :[[@LINE-1]]:26: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::return_void'
    // CHECK-NOTES: :[[@LINE-2]]:26: note: let a coroutine await an awaitable timer instead
    void unhandled_exception() { sleep(1); }
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop in promise function 'Job::promise_type::unhandled_exception'
    // CHECK-NOTES: :[[@LINE-2]]:34: note: let a coroutine await an awaitable timer instead
    void log() { sleep(1); }
  };
};

struct Result {
  struct promise_type : TaskPromise {
    Result get_return_object() { return {}; }
    void return_value(int) { sleep(1); }
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'sleep' blocks the event loop in promise function 'Result::promise_type::return_value'
    // CHECK-NOTES: :[[@LINE-2]]:30: note: let a coroutine await an awaitable timer instead
  };
};

// Hooks in a base that has only some of them.
struct Yields {
  std::suspend_always initial_suspend();
  std::suspend_always yield_value(int) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in promise function 'Yields::yield_value'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead
    return {};
  }
};

// Functions of these names elsewhere are nothing special.
struct Expression {
  void return_value(int) { sleep(1); }
  void unhandled_exception() { sleep(1); }
};
void return_void() { sleep(1); }

// The hooks are reported in themselves, not in each coroutine.
Job job() {
  co_yield 1;
  co_await std::suspend_never();
}

Result result() { co_return 1; }
