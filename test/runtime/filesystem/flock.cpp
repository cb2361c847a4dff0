// RUN: %check_async %s -- %runtime
// Blocks: a lock of a file that is held
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <fcntl.h>
#include <sys/file.h>

static const fixture::file locked;

static int open_file() {
  return ::open(locked.path.c_str(), O_RDWR | O_CLOEXEC);
}

aio::task<> defect() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_flock, locked.path);
  fixture::require(::flock(file, LOCK_EX) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'flock' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> cure_try() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_flock, locked.path);
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    fixture::require(errno == EWOULDBLOCK);
    co_await aio::sleep_for(10ms);
  }
  fixture::require(::flock(file, LOCK_UN) == 0);
}

aio::task<> cure_offloaded() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_flock, locked.path);
  co_await aio::to_thread(
      [&] { fixture::require(::flock(file, LOCK_EX) == 0); });
}

FIXTURE(defect, cure_try, cure_offloaded)
