// RUN: %check_async %s -- %runtime
// Blocks: a sleep three calls down
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

static void back_off() { ::usleep(150'000); }
static void retry() { back_off(); }
static void send_again() { retry(); }

static aio::task<> back_off_awaited() { co_await aio::sleep_for(150ms); }
static aio::task<> retry_awaited() { co_await back_off_awaited(); }
static aio::task<> send_again_awaited() { co_await retry_awaited(); }

aio::task<> defect() {
  send_again();
  co_return;
}

aio::task<> cure_awaited() { co_await send_again_awaited(); }

aio::task<> cure_offloaded() { co_await aio::to_thread(send_again); }

FIXTURE(defect, cure_awaited, cure_offloaded)
