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
  fixture::elsewhere([] { delete out; });
  co_return;
}

aio::task<> defect_constructor() {
  target.read_later();
  out = new std::ofstream(target.path);
  fixture::elsewhere([] { delete out; });
  co_return;
}

aio::task<> defect_fstream() {
  target.read_later();
  std::fstream both(target.path, std::ios::out);
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
