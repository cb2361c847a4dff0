// RUN: %check_async %s -- %runtime
// Blocks: a read from a pipe that is empty
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

fixture::pipe_in source;

std::string read_all(int from) {
  char buffer[64];
  const ssize_t size = ::read(from, buffer, sizeof(buffer));
  return std::string(buffer, size);
}

aio::task<> defect() {
  source.write_later();
  co_await aio::yield();
  read_all(source.ours);
  co_await aio::yield();
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([] { return read_all(source.ours); });
}

FIXTURE(defect, cure_offloaded)
