// RUN: %check_async %s -- %runtime
// Blocks: a line of a stream
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char line[64];
  fixture::require(std::fgets(line, sizeof(line), input));
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fgets' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  const std::string line = co_await input.read_line();
  fixture::require(line == "text\n");
}

aio::task<> cure_offloaded() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char line[64];
  co_await aio::to_thread(
      [&] { fixture::require(std::fgets(line, sizeof(line), input)); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
