// RUN: %check_async %s -- %runtime
// Blocks: a member of an awaiter
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <coroutine>

static void wait() { std::this_thread::sleep_for(150ms); }

struct blocking_ready {
  bool await_ready() const {
    wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'wait' blocks the event loop in awaiter function 'blocking_ready::await_ready': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-6]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: let a coroutine await 'aio::sleep_for' instead
    return true;
  }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};

struct blocking_suspend {
  bool await_ready() const { return false; }
  bool await_suspend(std::coroutine_handle<>) const {
    wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'wait' blocks the event loop in awaiter function 'blocking_suspend::await_suspend': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-19]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: let a coroutine await 'aio::sleep_for' instead
    return false;
  }
  void await_resume() const {}
};

struct blocking_resume {
  bool await_ready() const { return true; }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const { wait(); }
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'wait' blocks the event loop in awaiter function 'blocking_resume::await_resume': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-31]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:31: note: let a coroutine await 'aio::sleep_for' instead
};

aio::task<> defect_ready() { co_await blocking_ready(); }

aio::task<> defect_suspend() { co_await blocking_suspend(); }

aio::task<> defect_resume() { co_await blocking_resume(); }

// What it waits for is the awaiter of something that does not block.
struct awaiting {
  auto operator co_await() const { return aio::sleep_for(150ms); }
};

struct offloading {
  auto operator co_await() const { return aio::to_thread(wait); }
};

aio::task<> cure_awaited() { co_await awaiting(); }

aio::task<> cure_offloaded() { co_await offloading(); }

FIXTURE(defect_ready, defect_suspend, defect_resume, cure_awaited,
        cure_offloaded)
