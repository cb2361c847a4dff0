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
  co_return;
}

aio::task<> cure_harmless() {
  call(pause_not);
  co_return;
}

aio::task<> cure_offloaded() { co_await aio::to_thread(call, pause_long); }

FIXTURE(defect, cure_harmless, cure_offloaded)
