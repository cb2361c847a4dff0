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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'send_again' blocks the event loop in coroutine 'defect': it reaches 'usleep'
  // CHECK-NOTES: :[[@LINE-9]]:28: note: 'send_again' calls 'retry' here
  // CHECK-NOTES: :[[@LINE-11]]:23: note: 'retry' calls 'back_off' here
  // CHECK-NOTES: :[[@LINE-13]]:26: note: 'back_off' calls 'usleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await send_again_awaited(); }

aio::task<> cure_offloaded() { co_await aio::to_thread(send_again); }

FIXTURE(defect, cure_awaited, cure_offloaded)
