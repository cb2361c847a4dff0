// RUN: %check_async %s -- %runtime
// Blocks: a std::jthread that is joined
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <stop_token>

static void work() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  // Never destroyed: that would block, too.
  auto *worker = new std::jthread(work);
  worker->join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::jthread::join' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

// To ask for the end is not to have it.
aio::task<> defect_stopped() {
  auto *worker = new std::jthread([](std::stop_token stop) {
    while (!stop.stop_requested())
      std::this_thread::yield();
    work();
  });
  worker->request_stop();
  worker->join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::jthread::join' blocks the event loop in coroutine 'defect_stopped' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::to_thread(work); }

// The thread ends, and its object is destroyed, elsewhere.
aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    std::jthread worker(work);
    worker.join();
  });
}

FIXTURE(defect, defect_stopped, cure_awaited, cure_offloaded)
