// RUN: %check_async %s --option Categories=* -- %runtime
// Blocks: a lock that another thread holds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <mutex>

std::mutex mutex;

aio::task<> defect() {
  fixture::hold_elsewhere(mutex);
  {
    std::lock_guard lock(mutex);
  }
  co_return;
}

aio::task<> cure_offloaded() {
  fixture::hold_elsewhere(mutex);
  co_await aio::to_thread([] { std::lock_guard lock(mutex); });
}

FIXTURE(defect, cure_offloaded)
