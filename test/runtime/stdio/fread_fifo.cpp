// RUN: %check_async %s -- %runtime
// Blocks: a FIFO with a late writer, opened and read
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "resources.h"
#include <cstdio>

static const fixture::fifo queue;

aio::task<> defect() {
  queue.write_later();
  const fixture::stream input(std::fopen(queue.path.c_str(), "r"));
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'fopen' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:31: note: await 'aio::to_thread' instead
  char text[4];
  fixture::require(std::fread(text, 1, sizeof(text), input) == sizeof(text));
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fread' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

static void load() {
  const fixture::stream input(std::fopen(queue.path.c_str(), "r"));
  char text[4];
  fixture::require(std::fread(text, 1, sizeof(text), input) == sizeof(text));
}

aio::task<> cure_awaited() {
  queue.write_later();
  const std::string text = co_await aio::read_file(queue.path);
  fixture::require(text == "text\n");
}

aio::task<> cure_offloaded() {
  queue.write_later();
  co_await aio::to_thread(load);
}

FIXTURE(defect, cure_awaited, cure_offloaded)
