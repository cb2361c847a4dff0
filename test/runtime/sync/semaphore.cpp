// RUN: %check_async %s -- %runtime
// Blocks: a semaphore that another thread releases
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <semaphore>

static std::counting_semaphore<> permits(0);
static std::binary_semaphore permit(0);

aio::task<> defect_acquire() {
  fixture::later([] { permits.release(); });
  permits.acquire();
  co_return;
}

aio::task<> defect_binary() {
  fixture::later([] { permit.release(); });
  permit.acquire();
  co_return;
}

aio::task<> defect_try_acquire_for() {
  if (permits.try_acquire_for(150ms))
    permits.release();
  co_return;
}

aio::task<> defect_try_acquire_until() {
  if (permits.try_acquire_until(std::chrono::steady_clock::now() + 150ms))
    permits.release();
  co_return;
}

static aio::task<> release(aio::async_semaphore &held) {
  co_await aio::sleep_for(150ms);
  held.release();
}

aio::task<> cure_awaited() {
  aio::async_semaphore held(0);
  auto releasing = aio::spawn(release(held));
  co_await held.acquire();
  co_await releasing;
}

aio::task<> cure_offloaded() {
  fixture::later([] { permits.release(); });
  co_await aio::to_thread([] { permits.acquire(); });
}

aio::task<> cure_try_acquire() {
  fixture::later([] { permits.release(); });
  while (!permits.try_acquire())
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_zero_timeout() {
  fixture::later([] { permits.release(); });
  while (!permits.try_acquire_for(0s))
    co_await aio::sleep_for(10ms);
}

FIXTURE(defect_acquire, defect_binary, defect_try_acquire_for,
        defect_try_acquire_until, cure_awaited, cure_offloaded,
        cure_try_acquire, cure_zero_timeout)
