// RUN: %check_async %s -- %runtime
// Blocks: the body of an async scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct scope {
  int value = 150;
  aio::task<int &> async_enter() { co_return value; }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

aio::task<> defect() {
  co_await aio::async_with(scope(), [](int &value) -> aio::task<> {
    std::this_thread::sleep_for(std::chrono::milliseconds(value));
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in a coroutine lambda [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  });
}

// A body need not be a coroutine.
aio::task<> defect_plain() {
  co_await aio::async_with(scope(), [](int &value) {
    std::this_thread::sleep_for(std::chrono::milliseconds(value));
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the handler of 'aio::async_with' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await 'aio::sleep_for' instead
  });
}

aio::task<> cure_awaited() {
  co_await aio::async_with(scope(), [](int &value) -> aio::task<> {
    co_await aio::sleep_for(std::chrono::milliseconds(value));
  });
}

aio::task<> cure_offloaded() {
  co_await aio::async_with(scope(), [](int &value) -> aio::task<> {
    co_await aio::to_thread([&value] {
      std::this_thread::sleep_for(std::chrono::milliseconds(value));
    });
  });
}

FIXTURE(defect, defect_plain, cure_awaited, cure_offloaded)
