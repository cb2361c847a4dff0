// RUN: %check_async %s --option Categories=* -- %runtime
// Blocks: several mutexes, one of which another thread holds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <mutex>

static std::mutex first;
static std::recursive_mutex second;

aio::task<> defect_scoped_lock() {
  fixture::hold_elsewhere(second);
  std::scoped_lock guard(first, second);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::scoped_lock::scoped_lock' blocks the event loop in coroutine 'defect_scoped_lock' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::async_mutex::scoped_lock' instead
  co_return;
}

aio::task<> defect_lock() {
  fixture::hold_elsewhere(second);
  std::lock(first, second);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::lock' blocks the event loop in coroutine 'defect_lock' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_mutex::scoped_lock' instead
  first.unlock();
  second.unlock();
  co_return;
}

aio::task<> cure_try_lock() {
  fixture::hold_elsewhere(second);
  while (std::try_lock(first, second) != -1)
    co_await aio::sleep_for(10ms);
  first.unlock();
  second.unlock();
}

static aio::task<> hold(aio::async_mutex &held) {
  auto guard = co_await held.scoped_lock();
  co_await aio::sleep_for(150ms);
}

// Always in the same order.
aio::task<> cure_awaited() {
  aio::async_mutex one, two;
  auto holder = aio::spawn(hold(two));
  co_await aio::yield();
  {
    auto guard = co_await one.scoped_lock();
    auto other = co_await two.scoped_lock();
  }
  co_await holder;
}

aio::task<> cure_offloaded() {
  fixture::hold_elsewhere(second);
  co_await aio::to_thread([] { std::scoped_lock guard(first, second); });
}

FIXTURE(defect_scoped_lock, defect_lock, cure_try_lock, cure_awaited,
        cure_offloaded)
