// RUN: %check_async %s -- %runtime
// Blocks: vmsplice to a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <fcntl.h>
#include <sys/uio.h>

static const fixture::full<fixture::pipe_out> sink;

static char text[] = "text";

aio::task<> defect() {
  sink.read_later();
  const iovec part{text, 4};
  fixture::require(::vmsplice(sink.ours, &part, 1, 0) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'vmsplice' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::writable' instead
  co_return;
}

aio::task<> cure_writable() {
  sink.read_later();
  const iovec part{text, 4};
  co_await aio::writable(sink.ours);
  fixture::require(::vmsplice(sink.ours, &part, 1, SPLICE_F_NONBLOCK) == 4);
}

aio::task<> cure_offloaded() {
  sink.read_later();
  const iovec part{text, 4};
  co_await aio::to_thread(
      [&] { fixture::require(::vmsplice(sink.ours, &part, 1, 0) == 4); });
}

FIXTURE(defect, cure_writable, cure_offloaded)
