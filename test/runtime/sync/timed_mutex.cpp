// RUN: %check_async %s --option Categories=* -- %runtime
// Blocks: a mutex that is waited for, for a time
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <mutex>

static std::timed_mutex mutex;

aio::task<> defect_try_lock_for() {
  fixture::hold_elsewhere(mutex);
  if (mutex.try_lock_for(10s))
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'std::timed_mutex::try_lock_for' blocks the event loop in coroutine 'defect_try_lock_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::async_mutex::scoped_lock' instead
    mutex.unlock();
  co_return;
}

aio::task<> defect_try_lock_until() {
  fixture::hold_elsewhere(mutex);
  if (mutex.try_lock_until(std::chrono::steady_clock::now() + 10s))
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'std::timed_mutex::try_lock_until' blocks the event loop in coroutine 'defect_try_lock_until' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::async_mutex::scoped_lock' instead
    mutex.unlock();
  co_return;
}

aio::task<> defect_guard() {
  fixture::hold_elsewhere(mutex);
  std::unique_lock guard(mutex, 10s);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'defect_guard' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> cure_try_lock() {
  fixture::hold_elsewhere(mutex);
  while (!mutex.try_lock())
    co_await aio::sleep_for(10ms);
  mutex.unlock();
}

aio::task<> cure_zero_timeout() {
  fixture::hold_elsewhere(mutex);
  while (!mutex.try_lock_for(0s))
    co_await aio::sleep_for(10ms);
  mutex.unlock();
}

aio::task<> cure_offloaded() {
  fixture::hold_elsewhere(mutex);
  co_await aio::to_thread([] { std::unique_lock guard(mutex, 10s); });
}

FIXTURE(defect_try_lock_for, defect_try_lock_until, defect_guard, cure_try_lock,
        cure_zero_timeout, cure_offloaded)
