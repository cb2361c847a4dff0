// RUN: %check_async %s -- %runtime
// Blocks: a stream that is flushed when it goes out of scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "fixture.h"
#include <fstream>
#include <memory>
#include <utility>

// Both sides are open, and it is full.
static fixture::fifo target;
static const int reader = ::open(target.path.c_str(), O_RDWR | O_CLOEXEC);
static std::ofstream opened(target.path);
[[maybe_unused]] static const bool is_full = (fixture::fill(reader), true);

static void read_later() {
  fixture::later([] { fixture::drain(reader); });
}

aio::task<> defect() {
  read_later();
  std::ofstream out(std::move(opened));
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::~ofstream' blocks the event loop in coroutine 'defect' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'out' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await 'aio::to_thread' before 'out' is destroyed
  out.rdbuf()->sputc('x');
  co_await aio::yield();
}

class log_file : std::ofstream {
public:
  log_file() : std::ofstream(std::move(opened)) {}
  void add(char c) { rdbuf()->sputc(c); }
};

aio::task<> defect_base() {
  read_later();
  log_file log;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'log_file::~log_file' blocks the event loop in coroutine 'defect_base': it reaches 'std::ofstream::~ofstream' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'log' is destroyed here
  // CHECK-NOTES: :[[@LINE-11]]:18: note: 'log_file::~log_file' calls 'std::ofstream::~ofstream' (file) here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: await 'aio::to_thread' before 'log' is destroyed
  log.add('x');
  co_await aio::yield();
}

aio::task<> cure_awaited() {
  read_later();
  co_await aio::write_file(target.path, "x");
}

aio::task<> cure_offloaded() {
  read_later();
  co_await aio::to_thread([] {
    std::ofstream out(std::move(opened));
    out << 'x';
  });
}

FIXTURE(defect, defect_base, cure_awaited, cure_offloaded)
