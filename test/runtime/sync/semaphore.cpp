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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'defect_acquire' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_semaphore::acquire' instead
  co_return;
}

aio::task<> defect_binary() {
  fixture::later([] { permit.release(); });
  permit.acquire();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::binary_semaphore::acquire' blocks the event loop in coroutine 'defect_binary' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_semaphore::acquire' instead
  co_return;
}

aio::task<> defect_try_acquire_for() {
  if (permits.try_acquire_for(150ms))
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'std::counting_semaphore::try_acquire_for' blocks the event loop in coroutine 'defect_try_acquire_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::async_semaphore::acquire' instead
    permits.release();
  co_return;
}

aio::task<> defect_try_acquire_until() {
  if (permits.try_acquire_until(std::chrono::steady_clock::now() + 150ms))
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'std::counting_semaphore::try_acquire_until' blocks the event loop in coroutine 'defect_try_acquire_until' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::async_semaphore::acquire' instead
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
