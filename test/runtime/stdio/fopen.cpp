// RUN: %check_async %s -- %runtime
// Blocks: the opening of a FIFO that has no writer
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "resources.h"
#include <cstdio>

static const fixture::fifo queue;

static void read_one(std::FILE *from) {
  fixture::require(std::fgetc(from) == 't');
}

aio::task<> defect() {
  queue.write_later();
  const fixture::stream input(std::fopen(queue.path.c_str(), "r"));
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'fopen' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:31: note: await 'aio::to_thread' instead
  co_await aio::to_thread([&] { read_one(input); });
}

aio::task<> cure_awaited() {
  queue.write_later();
  aio::file input = co_await aio::file::open(queue.path, "r");
  fixture::require(co_await input.read_all() == "text\n");
}

aio::task<> cure_offloaded() {
  queue.write_later();
  const fixture::stream input(co_await aio::to_thread(
      [] { return std::fopen(queue.path.c_str(), "r"); }));
  co_await aio::to_thread([&] { read_one(input); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
