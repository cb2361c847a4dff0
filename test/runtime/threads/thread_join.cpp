// RUN: %check_async %s -- %runtime
// Blocks: a thread that is joined
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <vector>

static void work() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  std::thread worker(work);
  worker.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_many() {
  std::vector<std::thread> workers;
  for (int i = 0; i != 3; ++i)
    workers.emplace_back(work);
  for (std::thread &worker : workers)
    worker.join();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::thread::join' blocks the event loop in coroutine 'defect_many' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::to_thread(work); }

aio::task<> cure_offloaded() {
  std::thread worker(work);
  co_await aio::to_thread([&worker] { worker.join(); });
}

aio::task<> cure_many() {
  std::vector<aio::join_handle<>> workers;
  for (int i = 0; i != 3; ++i)
    workers.push_back(
        aio::spawn([]() -> aio::task<> { co_await aio::to_thread(work); }()));
  for (aio::join_handle<> &worker : workers)
    co_await worker;
}

FIXTURE(defect, defect_many, cure_awaited, cure_offloaded, cure_many)
