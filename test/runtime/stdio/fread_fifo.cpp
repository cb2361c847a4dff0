// RUN: %check_async %s -- %runtime
// Blocks: a FIFO with a late writer, opened and read
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "resources.h"
#include <cstdio>

static const fixture::fifo queue;

static void load(char (&text)[4]) {
  std::FILE *const input = std::fopen(queue.path.c_str(), "r");
  fixture::require(input && std::fread(text, 1, sizeof(text), input) == 4);
  std::fclose(input);
}

aio::task<> defect() {
  queue.write_later();
  char text[4];
  load(text);
  co_return;
}

aio::task<> cure_awaited() {
  queue.write_later();
  const std::string text = co_await aio::read_file(queue.path);
  fixture::require(text == "text\n");
}

aio::task<> cure_offloaded() {
  queue.write_later();
  char text[4];
  co_await aio::to_thread([&] { load(text); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
