// RUN: %check_async %s -- %runtime
// Blocks: a latch that another thread counts down
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <latch>

static std::latch done(1);
static std::latch both(2);

aio::task<> defect_wait() {
  fixture::later([] { done.count_down(); });
  done.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::latch::wait' blocks the event loop in coroutine 'defect_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_arrive_and_wait() {
  fixture::later([] { both.count_down(); });
  both.arrive_and_wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::latch::arrive_and_wait' blocks the event loop in coroutine 'defect_arrive_and_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

static aio::task<> work(unsigned &left, aio::async_event &none_left) {
  co_await aio::sleep_for(150ms);
  if (--left == 0)
    none_left.set();
}

aio::task<> cure_awaited() {
  unsigned left = 2;
  aio::async_event none_left;
  auto first = aio::spawn(work(left, none_left));
  auto second = aio::spawn(work(left, none_left));
  co_await none_left.wait();
  co_await first;
  co_await second;
}

aio::task<> cure_offloaded() {
  fixture::later([] { done.count_down(); });
  co_await aio::to_thread([] { done.wait(); });
}

aio::task<> cure_try_wait() {
  fixture::later([] { done.count_down(); });
  while (!done.try_wait())
    co_await aio::sleep_for(10ms);
}

FIXTURE(defect_wait, defect_arrive_and_wait, cure_awaited, cure_offloaded,
        cure_try_wait)
