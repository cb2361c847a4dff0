// RUN: %check_async %s -- %runtime
// Blocks: an exit that blocks, and then gives what can be awaited
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct blocking {
  aio::yield async_enter() { return {}; }
  aio::yield async_exit(std::exception_ptr) {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit of async scope 'blocking' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'aio::sleep_for' instead
    return {};
  }
};

struct awaiting {
  aio::yield async_enter() { return {}; }
  aio::sleep_until async_exit(std::exception_ptr) {
    return aio::sleep_for(150ms);
  }
};

struct offloading {
  aio::yield async_enter() { return {}; }
  auto async_exit(std::exception_ptr) {
    return aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() { co_await aio::async_with(blocking(), body); }

aio::task<> cure_awaited() { co_await aio::async_with(awaiting(), body); }

aio::task<> cure_offloaded() { co_await aio::async_with(offloading(), body); }

FIXTURE(defect, cure_awaited, cure_offloaded)
