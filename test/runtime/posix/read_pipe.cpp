// RUN: %check_async %s -- %runtime
// Blocks: read from an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <unistd.h>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  char byte;
  fixture::require(::read(source.ours, &byte, 1) == 1);
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  char bytes[8];
  fixture::require(co_await input.read_some(bytes) == 5);
}

aio::task<> cure_offloaded() {
  source.write_later();
  char byte;
  co_await aio::to_thread(
      [&] { fixture::require(::read(source.ours, &byte, 1) == 1); });
}

// The check does not see the mode of a descriptor. It can be told.
SLOW_NONBLOCKING static ssize_t read_now(const fixture::descriptor &input,
                                         void *to, std::size_t size) {
  input.set_blocking(false);
  return ::read(input, to, size);
}

aio::task<> cure_non_blocking() {
  source.write_later();
  char byte;
  fixture::require(read_now(source.ours, &byte, 1) == -1 && errno == EAGAIN);
  co_await aio::readable(source.ours);
  fixture::require(read_now(source.ours, &byte, 1) == 1);
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_non_blocking)
