// RUN: %check_async %s -- %runtime
// Blocks: readv from an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <sys/uio.h>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  char bytes[4];
  const iovec part{bytes, sizeof(bytes)};
  fixture::require(::readv(source.ours, &part, 1) == sizeof(bytes));
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'readv' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  char bytes[4];
  co_await input.read_exactly(bytes);
}

aio::task<> cure_offloaded() {
  source.write_later();
  char bytes[4];
  const iovec part{bytes, sizeof(bytes)};
  co_await aio::to_thread([&] {
    fixture::require(::readv(source.ours, &part, 1) == sizeof(bytes));
  });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
