// RUN: %check_async %s -- %runtime
// Blocks: output to a stream whose reader comes later
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>

// Both sides are open, and it is full.
static fixture::fifo target;
static const int reader = ::open(target.path.c_str(), O_RDWR | O_CLOEXEC);
static std::ofstream out(target.path);
[[maybe_unused]] static const bool is_full = (fixture::fill(reader), true);

static const std::string text(1 << 14, 'x');

static void read_later() {
  fixture::later([] { fixture::drain(reader); });
}

aio::task<> defect_insert() {
  read_later();
  out << text;
  co_return;
}

aio::task<> defect_write() {
  read_later();
  out.write(text.data(), text.size());
  co_return;
}

// This needs no room: the buffer has it. The flush does.
aio::task<> defect_flush() {
  read_later();
  out.rdbuf()->sputc('x');
  out.flush();
  co_return;
}

aio::task<> defect_endl() {
  read_later();
  out << std::endl;
  co_return;
}

aio::task<> defect_close() {
  read_later();
  out.rdbuf()->sputc('x');
  out.close();
  co_return;
}

aio::task<> cure_offloaded() {
  read_later();
  co_await aio::to_thread([] { out << text << std::flush; });
}

// All that is not a wait can stay here.
aio::task<> cure_in_memory() {
  read_later();
  std::ostringstream lines;
  lines << text << '\n' << text << std::endl;
  co_await aio::to_thread([&lines] { out << lines.str() << std::flush; });
}

FIXTURE(defect_insert, defect_write, defect_flush, defect_endl, defect_close,
        cure_offloaded, cure_in_memory)
