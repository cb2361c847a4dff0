// RUN: %check_async %s -- %runtime
// Blocks: a sleep
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

aio::task<> defect() {
  std::this_thread::sleep_for(150ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

// Nothing else runs while this one looks again and again.
aio::task<> defect_polling() {
  for (int rest = 15; rest != 0; --rest)
    std::this_thread::sleep_for(10ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'defect_polling' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::sleep_for(150ms); }

aio::task<> cure_polling() {
  for (int rest = 15; rest != 0; --rest)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
}

aio::task<> cure_no_time() {
  std::this_thread::sleep_for(0ms);
  co_return;
}

FIXTURE(defect, defect_polling, cure_awaited, cure_polling, cure_offloaded,
        cure_no_time)
