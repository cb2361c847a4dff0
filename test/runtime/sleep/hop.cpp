// RUN: %check_async %s -- %runtime
// Blocks: a sleep after the way back from another thread
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

aio::task<> defect() {
  aio::loop &home = *aio::loop::current();
  co_await aio::resume_on(home);
  ::usleep(150'000);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
}

static void doze() { ::usleep(150'000); }

aio::task<> cure_offloaded() {
  co_await aio::run_in(aio::loop::current()->blocking_pool(), doze);
}

FIXTURE(defect, cure_offloaded)
