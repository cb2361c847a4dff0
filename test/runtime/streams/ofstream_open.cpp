// RUN: %check_async %s -- %runtime
// Blocks: a stream to a FIFO that nobody reads
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "fixture.h"
#include <fstream>

static fixture::fifo target;

// Closed elsewhere: that would be another call.
static std::ofstream *out = nullptr;

aio::task<> defect_open() {
  target.read_later();
  out = new std::ofstream;
  out->open(target.path);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::open' blocks the event loop in coroutine 'defect_open' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  fixture::elsewhere([] { delete out; });
  co_return;
}

aio::task<> defect_constructor() {
  target.read_later();
  out = new std::ofstream(target.path);
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'defect_constructor' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:13: note: await 'aio::to_thread' instead
  fixture::elsewhere([] { delete out; });
  co_return;
}

aio::task<> defect_fstream() {
  target.read_later();
  std::fstream both(target.path, std::ios::out);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::fstream::fstream' blocks the event loop in coroutine 'defect_fstream' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:16: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  target.read_later();
  co_await aio::write_file(target.path, "text\n");
}

aio::task<> cure_offloaded() {
  target.read_later();
  co_await aio::to_thread([] { std::ofstream(target.path) << "text\n"; });
}

FIXTURE(defect_open, defect_constructor, defect_fstream, cure_awaited,
        cure_offloaded)
