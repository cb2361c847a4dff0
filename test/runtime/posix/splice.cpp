// RUN: %check_async %s -- %runtime
// Blocks: splice from an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <fcntl.h>

static const fixture::pipe_out sink;
static const fixture::pipe_in source;

aio::task<> defect_input() {
  source.write_later();
  fixture::require(::splice(source.ours, nullptr, sink.ours, nullptr, 5, 0) ==
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'splice' blocks the event loop in coroutine 'defect_input'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
                   5);
  co_return;
}

aio::task<> cure_readable() {
  source.write_later();
  co_await aio::readable(source.ours);
  fixture::require(::splice(source.ours, nullptr, sink.ours, nullptr, 5,
                            SPLICE_F_NONBLOCK) == 5);
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([&] {
    fixture::require(::splice(source.ours, nullptr, sink.ours, nullptr, 5, 0) ==
                     5);
  });
}

FIXTURE(defect_input, cure_readable, cure_offloaded)
