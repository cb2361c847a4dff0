// RUN: %check_async %s -- %runtime
// Blocks: a sleep in a task that another one awaits
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

static aio::task<> doze() {
  ::usleep(150'000);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'doze'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

static aio::task<> rest() { co_await aio::sleep_for(150ms); }

aio::task<> defect() {
  auto other = aio::spawn(doze());
  co_await other;
}

aio::task<> cure_awaited() {
  auto other = aio::spawn(rest());
  co_await other;
}

FIXTURE(defect, cure_awaited)
