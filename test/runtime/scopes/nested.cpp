// RUN: %check_async %s -- %runtime
// Blocks: the inner or the outer one of nested scopes
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct blocking_enter {
  aio::task<> async_enter() {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the enter of async scope 'blocking_enter' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

struct blocking_exit {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit of async scope 'blocking_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

struct awaiting {
  aio::task<> async_enter() { co_await aio::sleep_for(20ms); }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(20ms); }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect_inner() {
  co_await aio::async_with(awaiting(), []() -> aio::task<> {
    co_await aio::async_with(blocking_enter(), body);
  });
}

aio::task<> defect_outer() {
  co_await aio::async_with(blocking_exit(), []() -> aio::task<> {
    co_await aio::async_with(awaiting(), body);
  });
}

aio::task<> cure_awaited() {
  co_await aio::async_with(awaiting(), []() -> aio::task<> {
    co_await aio::async_with(awaiting(), body);
  });
}

FIXTURE(defect_inner, defect_outer, cure_awaited)
