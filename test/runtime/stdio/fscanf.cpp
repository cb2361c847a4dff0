// RUN: %check_async %s -- %runtime
// Blocks: a number of a stream
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later("42\n");
  const fixture::stream input(source.ours, "r");
  int number = 0;
  fixture::require(std::fscanf(input, "%d", &number) == 1 && number == 42);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fscanf' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later("42\n");
  aio::net::stream input(::dup(source.ours));
  const std::string line = co_await input.read_line();
  int number = 0;
  fixture::require(std::sscanf(line.c_str(), "%d", &number) == 1 &&
                   number == 42);
}

aio::task<> cure_offloaded() {
  source.write_later("42\n");
  const fixture::stream input(source.ours, "r");
  int number = 0;
  co_await aio::to_thread([&] {
    fixture::require(std::fscanf(input, "%d", &number) == 1 && number == 42);
  });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
