// RUN: %check_async %s -- %runtime
// Blocks: the join of a thread pool
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

// Outlives the loop.
static aio::thread_pool pool(2);

static void work() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  pool.submit(work);
  pool.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'aio::thread_pool::join' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::run_in(pool, work); }

aio::task<> cure_offloaded() {
  pool.submit(work);
  co_await aio::to_thread([] { pool.join(); });
}

aio::task<> cure_hop() {
  aio::loop &home = *aio::loop::current();
  co_await aio::resume_on(pool);
  co_await aio::resume_on(home);
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_hop)
