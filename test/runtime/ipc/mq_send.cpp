// RUN: %check_async %s -- %runtime
// Blocks: a full message queue
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <mqueue.h>

static const fixture::mailbox box;
static const bool is_full = box.make_full();

aio::task<> defect() {
  box.receive_later();
  fixture::require(::mq_send(box.queue, "text", 4, 0) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'mq_send' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::writable' instead
  co_return;
}

aio::task<> defect_timed() {
  box.receive_later();
  const timespec limit = fixture::far_time();
  fixture::require(::mq_timedsend(box.queue, "text", 4, 0, &limit) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'mq_timedsend' blocks the event loop in coroutine 'defect_timed'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::writable' instead
  co_return;
}

aio::task<> cure_writable() {
  box.receive_later();
  const timespec past{0, 0};
  co_await aio::writable(box.queue);
  fixture::require(::mq_timedsend(box.queue, "text", 4, 0, &past) == 0);
}

aio::task<> cure_offloaded() {
  box.receive_later();
  co_await aio::to_thread(
      [&] { fixture::require(::mq_send(box.queue, "text", 4, 0) == 0); });
}

FIXTURE(defect, defect_timed, cure_writable, cure_offloaded)
