// RUN: %check_async %s -- %runtime
// Blocks: one of several scopes that are entered together
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>
#include <tuple>

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
  aio::task<> async_enter() { co_await aio::sleep_for(10ms); }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(10ms); }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() {
  std::tuple scopes{awaiting(), blocking(), awaiting()};
  co_await aio::async_with(scopes, body);
}

aio::task<> cure_awaited() {
  std::tuple scopes{awaiting(), awaiting(), awaiting()};
  co_await aio::async_with(scopes, body);
}

FIXTURE(defect, cure_awaited)
