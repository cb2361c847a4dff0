// RUN: %check_async %s -- %runtime
// Blocks: a sleep for an interval
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <ctime>

aio::task<> defect() {
  const timespec interval{0, 150'000'000};
  ::nanosleep(&interval, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::sleep_for(150ms); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    const timespec interval{0, 150'000'000};
    ::nanosleep(&interval, nullptr);
  });
}

aio::task<> cure_zero() {
  const timespec interval{0, 0};
  ::nanosleep(&interval, nullptr);
  co_return;
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_zero)
