// RUN: %check_async %s -- %runtime
// Blocks: the flush, and the close, of a stream to a full pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::full<fixture::pipe_out> sink;

static aio::task<int> write_a_byte(std::FILE *output) {
  // It goes into the stream's buffer; another thread, as the check cannot know.
  co_return co_await aio::to_thread([=] { return std::fputc('.', output); });
}

aio::task<> defect_fflush() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  co_await write_a_byte(output);
  fixture::require(std::fflush(output) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fflush' blocks the event loop in coroutine 'defect_fflush'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> defect_fclose() {
  sink.read_later();
  fixture::stream output(sink.ours, "w");
  co_await write_a_byte(output);
  fixture::require(std::fclose(output.release()) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fclose' blocks the event loop in coroutine 'defect_fclose'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> cure_awaited() {
  sink.read_later();
  aio::net::stream output(::dup(sink.ours));
  co_await output.write_all(std::string_view("."));
}

aio::task<> cure_offloaded_fflush() {
  sink.read_later();
  const fixture::stream output(sink.ours, "w");
  co_await write_a_byte(output);
  co_await aio::to_thread([&] { fixture::require(std::fflush(output) == 0); });
}

aio::task<> cure_offloaded_fclose() {
  sink.read_later();
  fixture::stream output(sink.ours, "w");
  co_await write_a_byte(output);
  co_await aio::to_thread(
      [&] { fixture::require(std::fclose(output.release()) == 0); });
}

FIXTURE(defect_fflush, defect_fclose, cure_awaited, cure_offloaded_fflush,
        cure_offloaded_fclose)
