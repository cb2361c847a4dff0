// RUN: %check_async %s -- %runtime
// Blocks: a semaphore of POSIX
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "resources.h"
#include <semaphore.h>

static fixture::semaphore ready;

aio::task<> defect() {
  ready.post_later();
  fixture::require(::sem_wait(&ready.value) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sem_wait' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_semaphore::acquire' instead
  co_return;
}

aio::task<> defect_timed() {
  ready.post_later();
  const timespec limit = fixture::far_time();
  fixture::require(::sem_timedwait(&ready.value, &limit) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sem_timedwait' blocks the event loop in coroutine 'defect_timed'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_semaphore::acquire' instead
  co_return;
}

aio::task<> defect_clock() {
  ready.post_later();
  const timespec limit = fixture::far_time(CLOCK_MONOTONIC);
  fixture::require(::sem_clockwait(&ready.value, CLOCK_MONOTONIC, &limit) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sem_clockwait' blocks the event loop in coroutine 'defect_clock'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_semaphore::acquire' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::async_semaphore ready(0);
  aio::loop::current()->post_after(fixture::slow, [&] { ready.release(); });
  co_await ready.acquire();
}

aio::task<> cure_try() {
  ready.post_later();
  while (::sem_trywait(&ready.value) != 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_zero() {
  ready.post_later();
  const timespec past{0, 0};
  fixture::require(::sem_timedwait(&ready.value, &past) == -1);
  co_return;
}

aio::task<> cure_offloaded() {
  ready.post_later();
  co_await aio::to_thread(
      [&] { fixture::require(::sem_wait(&ready.value) == 0); });
}

FIXTURE(defect, defect_timed, defect_clock, cure_awaited, cure_try, cure_zero,
        cure_offloaded)
