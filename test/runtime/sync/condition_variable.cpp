// RUN: %check_async %s -- %runtime
// Blocks: a condition that another thread makes true
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <condition_variable>
#include <mutex>

static std::mutex mutex;
static std::condition_variable changed;
static bool ready = false;

static bool is_ready() { return ready; }

static void make_ready_later() {
  fixture::later([] {
    {
      std::lock_guard guard(mutex);
      ready = true;
    }
    changed.notify_all();
  });
}

aio::task<> defect_wait() {
  make_ready_later();
  std::unique_lock guard(mutex);
  changed.wait(guard, is_ready);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'defect_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

// Without a predicate, in a loop.
aio::task<> defect_wait_again() {
  make_ready_later();
  std::unique_lock guard(mutex);
  while (!ready)
    changed.wait(guard);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'defect_wait_again' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

aio::task<> defect_wait_for() {
  make_ready_later();
  std::unique_lock guard(mutex);
  changed.wait_for(guard, 10s, is_ready);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'defect_wait_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

aio::task<> defect_wait_until() {
  make_ready_later();
  std::unique_lock guard(mutex);
  changed.wait_until(guard, std::chrono::steady_clock::now() + 10s, is_ready);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_until' blocks the event loop in coroutine 'defect_wait_until' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

struct condition {
  aio::async_mutex mutex;
  aio::async_condition_variable changed{mutex};
  bool ready = false;
};

static aio::task<> make_ready(condition &c) {
  co_await aio::sleep_for(150ms);
  auto guard = co_await c.mutex.scoped_lock();
  c.ready = true;
  c.changed.notify_all();
}

aio::task<> cure_awaited() {
  condition c;
  auto maker = aio::spawn(make_ready(c));
  {
    auto guard = co_await c.mutex.scoped_lock();
    co_await c.changed.wait([&c] { return c.ready; });
  }
  co_await maker;
}

aio::task<> cure_offloaded() {
  make_ready_later();
  co_await aio::to_thread([] {
    std::unique_lock guard(mutex);
    changed.wait(guard, is_ready);
  });
}

// The state can be looked at without waiting for it.
aio::task<> cure_polling() {
  make_ready_later();
  while (true) {
    {
      std::lock_guard guard(mutex);
      if (ready)
        break;
    }
    co_await aio::sleep_for(10ms);
  }
}

FIXTURE(defect_wait, defect_wait_again, defect_wait_for, defect_wait_until,
        cure_awaited, cure_offloaded, cure_polling)
