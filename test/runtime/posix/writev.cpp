// RUN: %check_async %s -- %runtime
// Blocks: writev to a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <sys/uio.h>

static const fixture::full<fixture::pipe_out> sink;

static char text[] = "text";

aio::task<> defect() {
  sink.read_later();
  const iovec part{text, 4};
  fixture::require(::writev(sink.ours, &part, 1) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'writev' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  sink.read_later();
  aio::net::stream output(::dup(sink.ours));
  co_await output.write_all(aio::const_bytes(text, 4));
}

aio::task<> cure_offloaded() {
  sink.read_later();
  const iovec part{text, 4};
  co_await aio::to_thread(
      [&] { fixture::require(::writev(sink.ours, &part, 1) == 4); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
