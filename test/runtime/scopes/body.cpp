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
    co_return;
  });
}

// A body need not be a coroutine.
aio::task<> defect_plain() {
  co_await aio::async_with(scope(), [](int &value) {
    std::this_thread::sleep_for(std::chrono::milliseconds(value));
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
