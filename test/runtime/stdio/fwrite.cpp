// RUN: %check_async %s -- %runtime
// Blocks: fwrite to a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>
#include <string>

static const fixture::full<fixture::pipe_out> sink;

static const std::string text(16384, '.');

aio::task<> defect() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  fixture::require(std::fwrite(text.data(), 1, text.size(), output) ==
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fwrite' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
                   text.size());
  co_return;
}

aio::task<> cure_awaited() {
  sink.read_later();
  aio::net::stream output(::dup(sink.ours));
  co_await output.write_all(text);
}

aio::task<> cure_offloaded() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  co_await aio::to_thread([&] {
    fixture::require(std::fwrite(text.data(), 1, text.size(), output) ==
                     text.size());
  });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
