// RUN: %check_async %s -- %runtime
// Blocks: the end of a thread
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

aio::task<> defect() {
  std::thread worker([] { std::this_thread::sleep_for(150ms); });
  worker.join();
  co_return;
}

// The destructor joins, where the scope ends.
aio::task<> defect_in_destructor() {
  struct joining {
    std::thread t;
    ~joining() { t.join(); }
  };
  joining worker{std::thread([] { std::this_thread::sleep_for(150ms); })};
  co_await aio::yield();
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
}

FIXTURE(defect, defect_in_destructor, cure_offloaded)
