// RUN: %check_async %s -- %runtime
// Blocks: an empty message queue of System V
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <sys/msg.h>

static const fixture::letterbox box;

aio::task<> defect() {
  box.send_later();
  fixture::letterbox::letter taken;
  fixture::require(::msgrcv(box.queue, &taken, sizeof(taken.text), 0, 0) > 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'msgrcv' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_no_wait() {
  box.send_later();
  fixture::letterbox::letter taken;
  while (::msgrcv(box.queue, &taken, sizeof(taken.text), 0, IPC_NOWAIT) < 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  box.send_later();
  co_await aio::to_thread([&] {
    fixture::letterbox::letter taken;
    fixture::require(::msgrcv(box.queue, &taken, sizeof(taken.text), 0, 0) > 0);
  });
}

FIXTURE(defect, cure_no_wait, cure_offloaded)
