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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'defect_insert' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_write() {
  read_later();
  out.write(text.data(), text.size());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::write' blocks the event loop in coroutine 'defect_write' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

// This needs no room: the buffer has it. The flush does.
aio::task<> defect_flush() {
  read_later();
  out.rdbuf()->sputc('x');
  out.flush();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::flush' blocks the event loop in coroutine 'defect_flush' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_endl() {
  read_later();
  out << std::endl;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'defect_endl' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_close() {
  read_later();
  out.rdbuf()->sputc('x');
  out.close();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::close' blocks the event loop in coroutine 'defect_close' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
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
