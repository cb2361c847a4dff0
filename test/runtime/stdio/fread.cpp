// RUN: %check_async %s -- %runtime
// Blocks: fread from an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char text[4];
  fixture::require(std::fread(text, 1, sizeof(text), input) == sizeof(text));
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fread' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  char text[4];
  co_await input.read_exactly(text);
}

aio::task<> cure_offloaded() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char text[4];
  co_await aio::to_thread([&] {
    fixture::require(std::fread(text, 1, sizeof(text), input) == sizeof(text));
  });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
