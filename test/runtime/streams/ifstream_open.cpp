// RUN: %check_async %s -- %runtime
// Blocks: a stream that is opened, while its file can only be opened later
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "fixture.h"
#include <fstream>

static fixture::fifo source;

aio::task<> defect_constructor() {
  source.write_later("");
  std::ifstream in(source.path);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ifstream::ifstream' blocks the event loop in coroutine 'defect_constructor' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:17: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_open() {
  source.write_later("");
  std::ifstream in;
  in.open(source.path);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::open' blocks the event loop in coroutine 'defect_open' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_filebuf() {
  source.write_later("");
  std::filebuf in;
  in.open(source.path, std::ios::in);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::filebuf::open' blocks the event loop in coroutine 'defect_filebuf' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later("");
  co_await aio::read_file(source.path);
}

aio::task<> cure_offloaded() {
  source.write_later("");
  std::ifstream in;
  co_await aio::to_thread([&in] { in.open(source.path); });
}

FIXTURE(defect_constructor, defect_open, defect_filebuf, cure_awaited,
        cure_offloaded)
