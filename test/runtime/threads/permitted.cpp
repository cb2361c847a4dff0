// RUN: %check_async %s -- %runtime
// Blocks: a sleep after the permit to do so has ended
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/permit.h"
#include "fixture.h"

aio::task<> defect() {
  {
    aio::permit_blocking permit("nothing else runs at the start");
    std::this_thread::sleep_for(1ms);
  }
  std::this_thread::sleep_for(150ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_permitted() {
  aio::permit_blocking permit("nothing else runs at the start");
  std::this_thread::sleep_for(150ms);
  co_return;
}

aio::task<> cure_awaited() {
  {
    aio::permit_blocking permit("nothing else runs at the start");
    std::this_thread::sleep_for(1ms);
  }
  co_await aio::sleep_for(150ms);
}

FIXTURE(defect, cure_permitted, cure_awaited)
