// RUN: %check_async %s -- %runtime
// Blocks: text for a full pipe through a stream without a buffer
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::full<fixture::pipe_out> sink;

aio::task<> defect_fputs() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  std::setvbuf(output, nullptr, _IONBF, 0);
  fixture::require(std::fputs("text", output) >= 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fputs' blocks the event loop in coroutine 'defect_fputs'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_fputc() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  std::setvbuf(output, nullptr, _IONBF, 0);
  fixture::require(std::fputc('.', output) == '.');
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fputc' blocks the event loop in coroutine 'defect_fputc'
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
  const fixture::stream output(sink.ours, "w");
  std::setvbuf(output, nullptr, _IONBF, 0);
  co_await aio::to_thread(
      [&] { fixture::require(std::fputs("text", output) >= 0); });
}

FIXTURE(defect_fputs, defect_fputc, cure_awaited, cure_offloaded)
