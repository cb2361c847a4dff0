// RUN: %check_async %s -- %runtime
// Blocks: a condition with a lock of any kind, or a stop token
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <stop_token>

static std::shared_mutex mutex;
static std::condition_variable_any changed;
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
  std::shared_lock guard(mutex);
  changed.wait(guard, is_ready);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait' blocks the event loop in coroutine 'defect_wait' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

static std::stop_source source;

aio::task<> defect_stop_token() {
  fixture::later([] { source.request_stop(); });
  std::shared_lock guard(mutex);
  changed.wait(guard, source.get_token(), is_ready);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait' blocks the event loop in coroutine 'defect_stop_token' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_condition_variable::wait' instead
  co_return;
}

aio::task<> cure_offloaded() {
  make_ready_later();
  co_await aio::to_thread([] {
    std::shared_lock guard(mutex);
    changed.wait(guard, is_ready);
  });
}

// What a stop token is for is the cancellation of a task.
static aio::task<> wait(aio::async_event &changed) { co_await changed.wait(); }

aio::task<> cure_awaited() {
  aio::async_event never;
  auto waiter = aio::spawn(wait(never));
  co_await aio::sleep_for(150ms);
  waiter.cancel();
  while (!waiter.done())
    co_await aio::yield();
}

FIXTURE(defect_wait, defect_stop_token, cure_offloaded, cure_awaited)
