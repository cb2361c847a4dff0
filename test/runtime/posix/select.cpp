// RUN: %check_async %s -- %runtime
// Blocks: select without end, or with a timeout
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <sys/select.h>

static const fixture::pipe_in source;

static fd_set only(int fd) {
  fd_set set;
  FD_ZERO(&set);
  FD_SET(fd, &set);
  return set;
}

aio::task<> defect() {
  source.write_later();
  fd_set wanted = only(source.ours);
  fixture::require(
      ::select(source.ours + 1, &wanted, nullptr, nullptr, nullptr) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'select' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::readable' instead
  co_return;
}

aio::task<> defect_timeout() {
  timeval time{0, 150'000};
  fixture::require(::select(0, nullptr, nullptr, nullptr, &time) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'select' blocks the event loop in coroutine 'defect_timeout'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  source.write_later();
  co_await aio::readable(source.ours);
}

aio::task<> cure_zero() {
  source.write_later();
  fd_set wanted = only(source.ours);
  timeval now{0, 0};
  fixture::require(::select(source.ours + 1, &wanted, nullptr, nullptr, &now) ==
                   0);
  co_return;
}

aio::task<> cure_timeout() { co_await aio::sleep_for(150ms); }

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([&] {
    fd_set wanted = only(source.ours);
    fixture::require(
        ::select(source.ours + 1, &wanted, nullptr, nullptr, nullptr) == 1);
  });
}

FIXTURE(defect, defect_timeout, cure_readable, cure_zero, cure_timeout,
        cure_offloaded)
