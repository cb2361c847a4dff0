// RUN: %check_async %s -- %runtime
// Blocks: a promise type that blocks where nobody looks
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <coroutine>
#include <exception>
#include <utility>

static void wait() { std::this_thread::sleep_for(150ms); }

// A coroutine that runs at once, to its end.
template <class Promise> struct runs_at_once {
  using promise_type = Promise;
};

struct quiet_promise {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() noexcept {}
  void unhandled_exception() noexcept { std::terminate(); }
};

struct blocking_start : quiet_promise {
  runs_at_once<blocking_start> get_return_object() { return {}; }
  std::suspend_never initial_suspend() noexcept {
    wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'wait' blocks the event loop in promise function 'blocking_start::initial_suspend': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-19]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: let a coroutine await 'aio::sleep_for' instead
    return {};
  }
};

struct blocking_return : quiet_promise {
  runs_at_once<blocking_return> get_return_object() { return {}; }
  void return_void() noexcept { wait(); }
  // CHECK-NOTES: :[[@LINE-1]]:33: warning: 'wait' blocks the event loop in promise function 'blocking_return::return_void': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-29]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:33: note: let a coroutine await 'aio::sleep_for' instead
};

struct awaiting : quiet_promise {
  runs_at_once<awaiting> get_return_object() { return {}; }
};

static runs_at_once<blocking_start> start_slowly() { co_return; }
static runs_at_once<blocking_return> return_slowly() { co_return; }
static runs_at_once<awaiting> start() { co_return; }

aio::task<> defect_initial_suspend() {
  start_slowly();
  co_return;
}

aio::task<> defect_return() {
  return_slowly();
  co_return;
}

aio::task<> cure_awaited() {
  start();
  co_await aio::sleep_for(150ms);
}

aio::task<> cure_offloaded() {
  start();
  co_await aio::to_thread(wait);
}

FIXTURE(defect_initial_suspend, defect_return, cure_awaited, cure_offloaded)
