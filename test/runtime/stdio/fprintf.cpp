// RUN: %check_async %s -- %runtime
// Blocks: formatted text for a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::full<fixture::pipe_out> sink;

aio::task<> defect_fprintf() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  std::setvbuf(output, nullptr, _IONBF, 0);
  fixture::require(std::fprintf(output, "%d", 42) == 2);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fprintf' blocks the event loop in coroutine 'defect_fprintf'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_dprintf() {
  sink.read_later();
  fixture::require(::dprintf(sink.ours, "%d", 42) == 2);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'dprintf' blocks the event loop in coroutine 'defect_dprintf'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  sink.read_later();
  aio::net::stream output(::dup(sink.ours));
  char text[8];
  const int size = std::snprintf(text, sizeof(text), "%d", 42);
  co_await output.write_all(aio::const_bytes(text, size));
}

aio::task<> cure_offloaded() {
  sink.read_later();
  co_await aio::to_thread(
      [&] { fixture::require(::dprintf(sink.ours, "%d", 42) == 2); });
}

FIXTURE(defect_fprintf, defect_dprintf, cure_awaited, cure_offloaded)
