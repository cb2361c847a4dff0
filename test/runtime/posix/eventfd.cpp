// RUN: %check_async %s -- %runtime
// Blocks: the counter of an eventfd that is 0
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <sys/eventfd.h>

static const int counter = ::eventfd(0, EFD_CLOEXEC);

static void count_later() {
  fixture::later([] { ::eventfd_write(counter, 1); });
}

aio::task<> defect() {
  count_later();
  eventfd_t count;
  fixture::require(::eventfd_read(counter, &count) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'eventfd_read' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  count_later();
  co_await aio::readable(counter);
}

aio::task<> cure_awaited() {
  count_later();
  aio::net::stream input(::dup(counter));
  char count[sizeof(eventfd_t)];
  co_await input.read_exactly(count);
}

aio::task<> cure_offloaded() {
  count_later();
  co_await aio::to_thread([] {
    eventfd_t count;
    fixture::require(::eventfd_read(counter, &count) == 0);
  });
}

FIXTURE(defect, cure_readable, cure_awaited, cure_offloaded)
