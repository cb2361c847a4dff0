// RUN: %check_async %s -- %runtime
// Blocks: input from a stream whose text comes later
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

// Both sides are open, and it is empty.
static fixture::fifo source;
static std::fstream writer(source.path, std::ios::in | std::ios::out);
static std::ifstream in(source.path);

static void write_later() {
  fixture::later([] { writer << "one two three" << std::endl; });
}

aio::task<> defect_getline() {
  write_later();
  std::string line;
  std::getline(in, line);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'defect_getline' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_extract() {
  write_later();
  std::string word;
  in >> word >> word;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'defect_extract' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_read() {
  write_later();
  char some[3];
  in.read(some, sizeof(some));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::read' blocks the event loop in coroutine 'defect_read' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_get() {
  write_later();
  in.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::get' blocks the event loop in coroutine 'defect_get' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_peek() {
  write_later();
  in.peek();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::peek' blocks the event loop in coroutine 'defect_peek' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_ignore() {
  write_later();
  in.ignore(3);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::ignore' blocks the event loop in coroutine 'defect_ignore' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_iterator() {
  write_later();
  std::istream_iterator<std::string> words(in);
  // CHECK-NOTES: :[[@LINE-1]]:38: warning: 'std::istream_iterator::istream_iterator' blocks the event loop in coroutine 'defect_iterator' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:38: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_offloaded() {
  write_later();
  std::string line;
  co_await aio::to_thread([&line] { std::getline(in, line); });
}

// One wait, elsewhere; then a stream in memory.
aio::task<> cure_in_memory() {
  write_later();
  std::istringstream text(co_await aio::to_thread([] {
    std::string line;
    std::getline(in, line);
    return line;
  }));
  std::string word;
  text >> word >> word;
}

FIXTURE(defect_getline, defect_extract, defect_read, defect_get, defect_peek,
        defect_ignore, defect_iterator, cure_offloaded, cure_in_memory)
