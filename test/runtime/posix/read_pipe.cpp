// RUN: %check_async %s -- %runtime
// Blocks: read from an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <fcntl.h>
#include <unistd.h>

static const fixture::pipe_in source;
/// Put in non-blocking mode.
static const fixture::pipe_in other_source;

aio::task<> defect() {
  source.write_later();
  char byte;
  fixture::require(::read(source.ours, &byte, 1) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'read' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
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

static ssize_t read_now(int from, void *to, std::size_t size) {
  ::fcntl(from, F_SETFL, ::fcntl(from, F_GETFL) | O_NONBLOCK);
  return ::read(from, to, size);
}

aio::task<> cure_nonblocking() {
  other_source.write_later();
  char byte;
  fixture::require(read_now(other_source.ours, &byte, 1) == -1 && errno == EAGAIN);
  co_await aio::readable(other_source.ours);
  fixture::require(read_now(other_source.ours, &byte, 1) == 1);
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_nonblocking)
