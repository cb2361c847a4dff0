// RUN: %check_async %s -- %runtime
// Blocks: a sleep behind a function pointer
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

static void pause_long() { ::usleep(150'000); }
static void pause_not() {}

static void call(void (*f)()) { f(); }

aio::task<> defect() {
  call(pause_long);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'defect': it reaches 'usleep'
  // CHECK-NOTES: :[[@LINE-5]]:33: note: 'call' may call 'pause_long' here
  // CHECK-NOTES: :[[@LINE-9]]:28: note: 'pause_long' calls 'usleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_harmless() {
  call(pause_not);
  co_return;
}

aio::task<> cure_offloaded() { co_await aio::to_thread(call, pause_long); }

FIXTURE(defect, cure_harmless, cure_offloaded)
