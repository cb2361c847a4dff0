// RUN: %check_async %s -- %runtime
// Blocks: a thread pool that goes out of scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/thread_pool.h"
#include "fixture.h"
#include <memory>

static void wait() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  aio::thread_pool pool(1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'aio::thread_pool::~thread_pool' blocks the event loop in coroutine 'defect' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'pool' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: await 'aio::to_thread' before 'pool' is destroyed
  pool.submit(wait);
  co_await aio::yield();
}

class service : aio::thread_pool {
public:
  service() : aio::thread_pool(1) {}
  void start() { submit(wait); }
};

aio::task<> defect_base() {
  service s;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'service::~service' blocks the event loop in coroutine 'defect_base': it reaches 'aio::thread_pool::~thread_pool' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 's' is destroyed here
  // CHECK-NOTES: :[[@LINE-10]]:17: note: 'service::~service' calls 'aio::thread_pool::~thread_pool' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await 'aio::to_thread' before 's' is destroyed
  s.start();
  co_await aio::yield();
}

static aio::thread_pool workers(1);

// It outlives the loop.
aio::task<> cure_static() { co_await aio::run_in(workers, wait); }

aio::task<> cure_awaited() { co_await aio::to_thread(wait); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    aio::thread_pool pool(1);
    pool.submit(wait);
  });
}

FIXTURE(defect, defect_base, cure_static, cure_awaited, cure_offloaded)
