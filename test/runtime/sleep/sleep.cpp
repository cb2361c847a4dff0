// RUN: %check_async %s -- %runtime
// Blocks: a sleep in seconds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

aio::task<> defect() {
  ::sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::sleep_for(1s); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { ::sleep(1); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
