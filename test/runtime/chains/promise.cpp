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
    return {};
  }
};

struct blocking_return : quiet_promise {
  runs_at_once<blocking_return> get_return_object() { return {}; }
  void return_void() noexcept { wait(); }
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
