// RUN: %check_async %s -- %runtime
// Blocks: a future that several wait for
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <future>

static std::promise<int> promise;

// Another thread is done, later.
static std::shared_future<int> begin() {
  fixture::later([] { promise.set_value(42); });
  return promise.get_future();
}

aio::task<> defect_get() {
  std::shared_future<int> done = begin();
  done.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_future::get' blocks the event loop in coroutine 'defect_get' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_wait() {
  std::shared_future<int> done = begin();
  done.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_future::wait' blocks the event loop in coroutine 'defect_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_wait_for() {
  std::shared_future<int> done = begin();
  done.wait_for(10s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_future::wait_for' blocks the event loop in coroutine 'defect_wait_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

static aio::task<> wait(aio::async_event &done) { co_await done.wait(); }

// What several tasks wait for is an event.
aio::task<> cure_awaited() {
  aio::async_event done;
  auto first = aio::spawn(wait(done));
  auto second = aio::spawn(wait(done));
  co_await aio::sleep_for(150ms);
  done.set();
  co_await first;
  co_await second;
}

aio::task<> cure_offloaded() {
  std::shared_future<int> done = begin();
  co_await aio::to_thread([&done] { return done.get(); });
}

aio::task<> cure_zero_timeout() {
  std::shared_future<int> done = begin();
  while (done.wait_for(0s) != std::future_status::ready)
    co_await aio::sleep_for(10ms);
}

FIXTURE(defect_get, defect_wait, defect_wait_for, cure_awaited, cure_offloaded,
        cure_zero_timeout)
