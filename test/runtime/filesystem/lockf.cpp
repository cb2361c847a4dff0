// RUN: %check_async %s -- %runtime
// Blocks: a lock of a part of a file that another process holds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <fcntl.h>
#include <unistd.h>

static const fixture::file locked;

static int open_file() {
  return ::open(locked.path.c_str(), O_RDWR | O_CLOEXEC);
}

aio::task<> defect() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  fixture::require(::lockf(file, F_LOCK, 0) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'lockf' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> cure_try() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  while (::lockf(file, F_TLOCK, 0) != 0) {
    fixture::require(errno == EAGAIN || errno == EACCES);
    co_await aio::sleep_for(10ms);
  }
  fixture::require(::lockf(file, F_ULOCK, 0) == 0);
}

aio::task<> cure_offloaded() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  co_await aio::to_thread(
      [&] { fixture::require(::lockf(file, F_LOCK, 0) == 0); });
}

FIXTURE(defect, cure_try, cure_offloaded)
