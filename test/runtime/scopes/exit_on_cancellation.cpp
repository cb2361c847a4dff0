// RUN: %check_async %s -- %runtime
// Blocks: an exit, when the task is cancelled
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "aio/spawn.h"
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

// To be cancelled again does not interrupt it.
struct awaiting {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    co_await aio::unstoppable(aio::sleep_for(150ms));
  }
};

struct offloading {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  }
};

aio::task<> body() { co_await aio::sleep_for(10s); }

// Cancelled while the body waits.
aio::task<> cancel(aio::task<> user) {
  auto task = aio::spawn(std::move(user));
  co_await aio::sleep_for(1ms);
  task.cancel();
  while (!task.done())
    co_await aio::sleep_for(1ms);
}

aio::task<> defect() { co_await cancel(aio::async_with(blocking(), body)); }

aio::task<> cure_awaited() {
  co_await cancel(aio::async_with(awaiting(), body));
}

aio::task<> cure_offloaded() {
  co_await cancel(aio::async_with(offloading(), body));
}

FIXTURE(defect, cure_awaited, cure_offloaded)
