// RUN: %check_async %s -- %runtime
// Blocks: a sleep in microseconds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

aio::task<> defect() {
  ::usleep(150'000);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::sleep_for(150ms); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { ::usleep(150'000); });
}

aio::task<> cure_zero() {
  ::usleep(0);
  co_return;
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_zero)
