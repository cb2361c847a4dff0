// RUN: %check_async %s -- %runtime
// Blocks: what was arranged for the end of a coroutine
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"

aio::task<> defect() {
  co_await aio::at_coroutine_exit([]() -> aio::task<> {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit given to 'aio::at_coroutine_exit::at_coroutine_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  });
  co_await aio::yield();
}

// A plain function is called in the same place.
aio::task<> defect_function() {
  co_await aio::at_coroutine_exit(
      [](int time) {
        std::this_thread::sleep_for(std::chrono::milliseconds(time));
        // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit given to 'aio::at_coroutine_exit::at_coroutine_exit' [async-blocking-scope]
        // CHECK-NOTES: :[[@LINE-2]]:9: note: use 'aio::sleep_for' instead
      },
      150);
  co_await aio::yield();
}

aio::task<> cure_awaited() {
  co_await aio::at_coroutine_exit(
      []() -> aio::task<> { co_await aio::sleep_for(150ms); });
  co_await aio::yield();
}

aio::task<> cure_offloaded() {
  co_await aio::at_coroutine_exit([] {
    return aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  });
  co_await aio::yield();
}

FIXTURE(defect, defect_function, cure_awaited, cure_offloaded)
