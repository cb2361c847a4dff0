// RUN: %check_async %s -- %runtime
// Blocks: write to a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <unistd.h>

static const fixture::full<fixture::pipe_out> sink;

aio::task<> defect() {
  sink.read_later();
  fixture::require(::write(sink.ours, "text", 4) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'write' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  sink.read_later();
  aio::net::stream output(::dup(sink.ours));
  co_await output.write_all(std::string_view("text"));
}

aio::task<> cure_offloaded() {
  sink.read_later();
  co_await aio::to_thread(
      [&] { fixture::require(::write(sink.ours, "text", 4) == 4); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
