// RUN: %check_async %s -- %runtime
// Blocks: the exit of an async scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct blocking {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit of async scope 'blocking' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

struct awaiting {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(150ms); }
};

struct offloading {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  }
};

// What the exit awaits may wait; the exit itself need not be a coroutine.
struct delegating {
  aio::task<> async_enter() { co_return; }
  auto async_exit(std::exception_ptr) { return aio::sleep_for(150ms); }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() { co_await aio::async_with(blocking(), body); }

aio::task<> cure_awaited() { co_await aio::async_with(awaiting(), body); }

aio::task<> cure_offloaded() { co_await aio::async_with(offloading(), body); }

aio::task<> cure_delegated() { co_await aio::async_with(delegating(), body); }

FIXTURE(defect, cure_awaited, cure_offloaded, cure_delegated)
