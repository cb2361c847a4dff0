// RUN: %check_async %s -- %runtime
// Blocks: a full message queue of System V
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <sys/msg.h>

static const fixture::letterbox box;
static const bool is_full = box.make_full();

static const fixture::letterbox::letter text{1, "text"};

aio::task<> defect() {
  box.receive_later();
  fixture::require(::msgsnd(box.queue, &text, sizeof(text.text), 0) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'msgsnd' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_no_wait() {
  box.receive_later();
  while (::msgsnd(box.queue, &text, sizeof(text.text), IPC_NOWAIT) < 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  box.receive_later();
  co_await aio::to_thread([&] {
    fixture::require(::msgsnd(box.queue, &text, sizeof(text.text), 0) == 0);
  });
}

FIXTURE(defect, cure_no_wait, cure_offloaded)
