// RUN: %check_async %s -- %runtime
// Blocks: a lock of another process, or of another open file
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <fcntl.h>

static const fixture::file locked;

static int open_file() {
  return ::open(locked.path.c_str(), O_RDWR | O_CLOEXEC);
}

aio::task<> defect_process() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  struct flock lock = fixture::whole_file(F_WRLCK);
  fixture::require(::fcntl(file, F_SETLKW, &lock) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fcntl' blocks the event loop in coroutine 'defect_process'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> defect_open_file() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_ofd_lock, locked.path);
  struct flock lock = fixture::whole_file(F_WRLCK);
  fixture::require(::fcntl(file, F_OFD_SETLKW, &lock) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fcntl' blocks the event loop in coroutine 'defect_open_file'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
}

aio::task<> cure_try() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  struct flock lock = fixture::whole_file(F_WRLCK);
  while (::fcntl(file, F_SETLK, &lock) != 0) {
    fixture::require(errno == EAGAIN || errno == EACCES);
    co_await aio::sleep_for(10ms);
  }
}

aio::task<> cure_offloaded() {
  const fixture::descriptor file(co_await aio::to_thread(open_file));
  co_await aio::to_thread(fixture::hold_process_lock, locked.path);
  co_await aio::to_thread([&] {
    struct flock lock = fixture::whole_file(F_WRLCK);
    fixture::require(::fcntl(file, F_SETLKW, &lock) == 0);
  });
}

FIXTURE(defect_process, defect_open_file, cure_try, cure_offloaded)
