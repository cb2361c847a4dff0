// RUN: %check_async %s --option Categories=* -- %runtime
// Blocks: a shared mutex that another thread holds for itself
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <mutex>
#include <shared_mutex>

static std::shared_mutex mutex;

aio::task<> defect_lock() {
  fixture::hold_elsewhere(mutex);
  std::unique_lock guard(mutex);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'defect_lock' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> defect_lock_shared() {
  fixture::hold_elsewhere(mutex);
  mutex.lock_shared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_mutex::lock_shared' blocks the event loop in coroutine 'defect_lock_shared' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_mutex::scoped_lock' instead
  mutex.unlock_shared();
  co_return;
}

aio::task<> defect_shared_lock() {
  fixture::hold_elsewhere(mutex);
  std::shared_lock guard(mutex);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::shared_lock::shared_lock' blocks the event loop in coroutine 'defect_shared_lock' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> cure_try_lock_shared() {
  fixture::hold_elsewhere(mutex);
  while (!mutex.try_lock_shared())
    co_await aio::sleep_for(10ms);
  mutex.unlock_shared();
}

aio::task<> cure_offloaded() {
  fixture::hold_elsewhere(mutex);
  co_await aio::to_thread([] { std::shared_lock guard(mutex); });
}

// One who writes takes all permits, one who reads takes one.
static aio::task<> write(aio::async_semaphore &permits) {
  co_await permits.acquire();
  co_await permits.acquire();
  co_await aio::sleep_for(150ms);
  permits.release();
  permits.release();
}

aio::task<> cure_awaited() {
  aio::async_semaphore permits(2);
  auto writer = aio::spawn(write(permits));
  co_await aio::yield();
  {
    auto reading = co_await permits.scoped_acquire();
  }
  co_await writer;
}

FIXTURE(defect_lock, defect_lock_shared, defect_shared_lock,
        cure_try_lock_shared, cure_offloaded, cure_awaited)
