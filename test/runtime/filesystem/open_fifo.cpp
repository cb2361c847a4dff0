// RUN: %check_async %s -- %runtime
// Blocks: a FIFO whose other end nobody has opened
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "resources.h"
#include <fcntl.h>

static const fixture::fifo queue;

static void read_one(int from) {
  char byte;
  fixture::require(::read(from, &byte, 1) == 1);
}

aio::task<> defect_open() {
  queue.write_later();
  const fixture::descriptor input(
      ::open(queue.path.c_str(), O_RDONLY | O_CLOEXEC));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'open' blocks the event loop in coroutine 'defect_open'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::to_thread' instead
  co_await aio::to_thread([&] { read_one(input); });
}

aio::task<> defect_openat() {
  queue.write_later();
  const fixture::descriptor input(
      ::openat(AT_FDCWD, queue.path.c_str(), O_RDONLY | O_CLOEXEC));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'openat' blocks the event loop in coroutine 'defect_openat'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::to_thread' instead
  co_await aio::to_thread([&] { read_one(input); });
}

aio::task<> defect_creat() {
  queue.read_later();
  const fixture::descriptor output(::creat(queue.path.c_str(), 0600));
  // CHECK-NOTES: :[[@LINE-1]]:36: warning: 'creat' blocks the event loop in coroutine 'defect_creat'
  // CHECK-NOTES: :[[@LINE-2]]:36: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  queue.write_later();
  aio::file input = co_await aio::file::open(queue.path);
  fixture::require(co_await input.read_all() == "text\n");
}

aio::task<> cure_offloaded() {
  queue.write_later();
  const fixture::descriptor input(co_await aio::to_thread(
      [] { return ::open(queue.path.c_str(), O_RDONLY | O_CLOEXEC); }));
  co_await aio::to_thread([&] { read_one(input); });
}

aio::task<> cure_offloaded_creat() {
  queue.read_later();
  const fixture::descriptor output(co_await aio::to_thread(
      [] { return ::creat(queue.path.c_str(), 0600); }));
}

FIXTURE(defect_open, defect_openat, defect_creat, cure_awaited, cure_offloaded,
        cure_offloaded_creat)
