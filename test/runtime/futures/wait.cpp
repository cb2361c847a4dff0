// RUN: %check_async %s -- %runtime
// Blocks: a future that is waited for, with or without an end
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <future>

static std::promise<void> promise;

// Another thread is done, later.
static std::future<void> begin() {
  fixture::later([] { promise.set_value(); });
  return promise.get_future();
}

aio::task<> defect() {
  std::future<void> done = begin();
  done.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_wait_for() {
  std::future<void> done = begin();
  done.wait_for(10s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_for' blocks the event loop in coroutine 'defect_wait_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_wait_until() {
  std::future<void> done = begin();
  done.wait_until(std::chrono::steady_clock::now() + 10s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_until' blocks the event loop in coroutine 'defect_wait_until' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_offloaded() {
  std::future<void> done = begin();
  co_await aio::to_thread([&done] { done.wait(); });
}

// Whether it is ready can be asked, and waited for elsewhere.
aio::task<> cure_zero_timeout() {
  std::future<void> done = begin();
  while (done.wait_for(0s) != std::future_status::ready)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_elapsed() {
  std::future<void> done = begin();
  while (done.wait_until(std::chrono::steady_clock::now()) !=
         std::future_status::ready)
    co_await aio::sleep_for(10ms);
}

FIXTURE(defect, defect_wait_for, defect_wait_until, cure_offloaded,
        cure_zero_timeout, cure_elapsed)
