// RUN: %check_async %s -- %runtime
// Blocks: a FIFO with nothing in it
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <fcntl.h>
#include <unistd.h>

static const fixture::fifo queue;

// It stays open for writing, too: its end does not come.
static const fixture::descriptor both(::open(queue.path.c_str(),
                                             O_RDWR | O_CLOEXEC));

static void write_later() {
  fixture::later([] { fixture::write_text(both, "text"); });
}

aio::task<> defect() {
  write_later();
  char byte;
  fixture::require(::read(both, &byte, 1) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'read' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  write_later();
  aio::net::stream input(::dup(both));
  char byte[1];
  fixture::require(co_await input.read_some(byte) == 1);
}

aio::task<> cure_offloaded() {
  write_later();
  char byte;
  co_await aio::to_thread(
      [&] { fixture::require(::read(both, &byte, 1) == 1); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
