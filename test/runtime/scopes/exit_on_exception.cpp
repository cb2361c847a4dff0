// RUN: %check_async %s -- %runtime
// Blocks: an exit, if the body throws
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>
#include <stdexcept>

static void roll_back() { std::this_thread::sleep_for(150ms); }

struct blocking {
  aio::task<> async_enter() { co_return; }
  aio::task<bool> async_exit(std::exception_ptr error) {
    if (error)
      roll_back();
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'roll_back' blocks the event loop in the exit of async scope 'blocking': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
      // CHECK-NOTES: :[[@LINE-8]]:27: note: 'roll_back' calls 'std::this_thread::sleep_for' (sleep) here
      // CHECK-NOTES: :[[@LINE-3]]:7: note: await 'aio::sleep_for' instead
    co_return true;
  }
};

struct offloading {
  aio::task<> async_enter() { co_return; }
  aio::task<bool> async_exit(std::exception_ptr error) {
    if (error)
      co_await aio::to_thread(roll_back);
    co_return true;
  }
};

struct awaiting {
  aio::task<> async_enter() { co_return; }
  aio::task<bool> async_exit(std::exception_ptr error) {
    if (error)
      co_await aio::sleep_for(150ms);
    co_return true;
  }
};

aio::task<> body() {
  co_await aio::sleep_for(1ms);
  throw std::runtime_error("the body fails");
}

aio::task<> defect() { co_await aio::async_with(blocking(), body); }

aio::task<> cure_offloaded() { co_await aio::async_with(offloading(), body); }

aio::task<> cure_awaited() { co_await aio::async_with(awaiting(), body); }

FIXTURE(defect, cure_offloaded, cure_awaited)
