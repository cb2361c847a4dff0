// RUN: %check_async %s -- %runtime
// Blocks: an empty message queue
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <mqueue.h>

static const fixture::mailbox box;

aio::task<> defect() {
  box.send_later();
  fixture::mailbox::message text;
  fixture::require(::mq_receive(box.queue, text, sizeof(text), nullptr) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'mq_receive' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> defect_timed() {
  box.send_later();
  const timespec limit = fixture::far_time();
  fixture::mailbox::message text;
  fixture::require(
      ::mq_timedreceive(box.queue, text, sizeof(text), nullptr, &limit) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'mq_timedreceive' blocks the event loop in coroutine 'defect_timed'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  box.send_later();
  const timespec past{0, 0};
  fixture::mailbox::message text;
  co_await aio::readable(box.queue);
  fixture::require(
      ::mq_timedreceive(box.queue, text, sizeof(text), nullptr, &past) == 4);
}

aio::task<> cure_zero() {
  box.send_later();
  const timespec past{0, 0};
  fixture::mailbox::message text;
  fixture::require(
      ::mq_timedreceive(box.queue, text, sizeof(text), nullptr, &past) == -1);
  co_return;
}

aio::task<> cure_offloaded() {
  box.send_later();
  fixture::mailbox::message text;
  co_await aio::to_thread([&] {
    fixture::require(::mq_receive(box.queue, text, sizeof(text), nullptr) == 4);
  });
}

FIXTURE(defect, defect_timed, cure_readable, cure_zero, cure_offloaded)
