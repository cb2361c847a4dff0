// RUN: %check_async %s -- %runtime
// Blocks: an atomic object that another thread changes
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <atomic>

static std::atomic<int> value = 0;
static std::atomic<void *> pointer = nullptr;
static std::atomic_flag flag;

aio::task<> defect() {
  fixture::later([] {
    value = 1;
    value.notify_one();
  });
  value.wait(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_pointer() {
  fixture::later([] {
    pointer = &value;
    pointer.notify_one();
  });
  pointer.wait(nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'defect_pointer' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_flag() {
  fixture::later([] {
    flag.test_and_set();
    flag.notify_all();
  });
  flag.wait(false);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::atomic_flag::wait' blocks the event loop in coroutine 'defect_flag' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_function() {
  fixture::later([] {
    value = 1;
    std::atomic_notify_all(&value);
  });
  std::atomic_wait(&value, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::atomic_wait' blocks the event loop in coroutine 'defect_function' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::async_event::wait' instead
  co_return;
}

static aio::task<> change(aio::async_event &changed) {
  co_await aio::sleep_for(150ms);
  changed.set();
}

aio::task<> cure_awaited() {
  aio::async_event changed;
  auto changing = aio::spawn(change(changed));
  co_await changed.wait();
  co_await changing;
}

aio::task<> cure_offloaded() {
  fixture::later([] {
    value = 1;
    value.notify_one();
  });
  co_await aio::to_thread([] { value.wait(0); });
}

aio::task<> cure_load() {
  fixture::later([] { value = 1; });
  while (value.load() == 0)
    co_await aio::sleep_for(10ms);
}

FIXTURE(defect, defect_pointer, defect_flag, defect_function, cure_awaited,
        cure_offloaded, cure_load)
