// RUN: %check_async %s -- %runtime
// Blocks: the close of what is closed at the end of a scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"

struct blocking {
  aio::task<> async_close() {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit of async scope 'blocking' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

struct awaiting {
  aio::task<> async_close() { co_await aio::sleep_for(150ms); }
};

struct offloading {
  auto async_close() {
    return aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() {
  co_await aio::async_with(aio::closing(blocking()), body);
}

aio::task<> cure_awaited() {
  co_await aio::async_with(aio::closing(awaiting()), body);
}

aio::task<> cure_offloaded() {
  co_await aio::async_with(aio::closing(offloading()), body);
}

FIXTURE(defect, cure_awaited, cure_offloaded)
