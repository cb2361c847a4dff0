// RUN: %check_async %s
// An awaitable of one's own that was awaited has a result: what takes it does
// not wait any more.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <future>
#include <unistd.h>

template <typename T> class Job {
public:
  explicit Job(std::future<T> Done) : Done(std::move(Done)) {}
  T get() {
    Done.wait();
    return T();
  }
  void report() { sleep(1); }
  auto operator co_await() const {
    struct Awaiter {
      bool await_ready() { return false; }
      void await_suspend(std::coroutine_handle<>) {}
      T await_resume() { return T(); }
    };
    return Awaiter();
  }

private:
  std::future<T> Done;
};

template <typename... Jobs> struct All {
  explicit All(Jobs &...) {}
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

Job<int> start();

Task<> single() {
  Job<int> One = start(), Two = start();
  co_await One;
  One.get();
  Two.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::get' blocks the event loop in coroutine 'single': it reaches 'std::future::wait'
  // CHECK-NOTES: :14:5: note: 'Job::get' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  // Only what awaiting gives.
  One.report();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::report' blocks the event loop in coroutine 'single': it reaches 'sleep'
  // CHECK-NOTES: :17:19: note: 'Job::report' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
}

Task<> together() {
  Job<int> One = start(), Two = start(), Three = start();
  All Both(One, Two);
  co_await Both;
  One.get();
  Two.get();
  Three.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::get' blocks the event loop in coroutine 'together': it reaches 'std::future::wait'
  // CHECK-NOTES: :14:5: note: 'Job::get' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
}

Task<> notAlways(bool Waits) {
  Job<int> One = start();
  if (Waits)
    co_await One;
  One.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::get' blocks the event loop in coroutine 'notAlways': it reaches 'std::future::wait'
  // CHECK-NOTES: :14:5: note: 'Job::get' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
}

Task<> anotherOne() {
  Job<int> One = start();
  co_await One;
  One = start();
  One.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::get' blocks the event loop in coroutine 'anotherOne': it reaches 'std::future::wait'
  // CHECK-NOTES: :14:5: note: 'Job::get' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
}
