// RUN: %check_async %s -- %runtime
// Blocks: tee of an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <fcntl.h>

static const fixture::pipe_out sink;
static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  fixture::require(::tee(source.ours, sink.ours, 5, 0) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'tee' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  source.write_later();
  co_await aio::readable(source.ours);
  fixture::require(::tee(source.ours, sink.ours, 5, SPLICE_F_NONBLOCK) == 5);
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread(
      [&] { fixture::require(::tee(source.ours, sink.ours, 5, 0) == 5); });
}

FIXTURE(defect, cure_readable, cure_offloaded)
