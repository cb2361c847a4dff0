// RUN: %check_async %s -- %runtime
// Blocks: a barrier at which another thread arrives later
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <barrier>
#include <utility>

static std::barrier<> meeting(2);

aio::task<> defect_arrive_and_wait() {
  fixture::later([] { (void)meeting.arrive(); });
  meeting.arrive_and_wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::barrier::arrive_and_wait' blocks the event loop in coroutine 'defect_arrive_and_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_wait() {
  fixture::later([] { (void)meeting.arrive(); });
  auto arrived = meeting.arrive();
  meeting.wait(std::move(arrived));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::barrier::wait' blocks the event loop in coroutine 'defect_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

static aio::task<> arrive(aio::async_barrier &place) {
  co_await aio::sleep_for(150ms);
  co_await place.wait();
}

aio::task<> cure_awaited() {
  aio::async_barrier place(2);
  auto other = aio::spawn(arrive(place));
  co_await place.wait();
  co_await other;
}

aio::task<> cure_offloaded() {
  fixture::later([] { (void)meeting.arrive(); });
  co_await aio::to_thread([] { meeting.arrive_and_wait(); });
}

FIXTURE(defect_arrive_and_wait, defect_wait, cure_awaited, cure_offloaded)
