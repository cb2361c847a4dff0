// RUN: %check_async %s --option Categories=* -- %runtime
// Blocks: the guards of a mutex that another thread holds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <mutex>

static std::mutex mutex;

aio::task<> defect_lock() {
  fixture::hold_elsewhere(mutex);
  mutex.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::mutex::lock' blocks the event loop in coroutine 'defect_lock' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_mutex::scoped_lock' instead
  mutex.unlock();
  co_return;
}

aio::task<> defect_lock_guard() {
  fixture::hold_elsewhere(mutex);
  std::lock_guard guard(mutex);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'defect_lock_guard' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:19: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> defect_unique_lock() {
  fixture::hold_elsewhere(mutex);
  std::unique_lock guard(mutex);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'defect_unique_lock' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> defect_deferred() {
  fixture::hold_elsewhere(mutex);
  std::unique_lock guard(mutex, std::defer_lock);
  guard.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::unique_lock::lock' blocks the event loop in coroutine 'defect_deferred' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> cure_try_lock() {
  fixture::hold_elsewhere(mutex);
  while (!mutex.try_lock())
    co_await aio::sleep_for(10ms);
  mutex.unlock();
}

aio::task<> cure_try_to_lock() {
  fixture::hold_elsewhere(mutex);
  std::unique_lock guard(mutex, std::try_to_lock);
  while (!guard.owns_lock()) {
    co_await aio::sleep_for(10ms);
    guard.try_lock();
  }
}

static aio::task<> hold(aio::async_mutex &held) {
  auto guard = co_await held.scoped_lock();
  co_await aio::sleep_for(150ms);
}

aio::task<> cure_awaited() {
  aio::async_mutex held;
  auto holder = aio::spawn(hold(held));
  co_await aio::yield();
  {
    auto guard = co_await held.scoped_lock();
  }
  co_await holder;
}

aio::task<> cure_offloaded() {
  fixture::hold_elsewhere(mutex);
  co_await aio::to_thread([] { std::lock_guard guard(mutex); });
}

FIXTURE(defect_lock, defect_lock_guard, defect_unique_lock, defect_deferred,
        cure_try_lock, cure_try_to_lock, cure_awaited, cure_offloaded)
