// RUN: %check_async %s -- %runtime
// Blocks: pselect without end
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <ctime>
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
  fixture::require(::pselect(source.ours + 1, &wanted, nullptr, nullptr,
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'pselect' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
                             nullptr, nullptr) == 1);
  co_return;
}

aio::task<> cure_readable() {
  source.write_later();
  co_await aio::readable(source.ours);
}

aio::task<> cure_zero() {
  source.write_later();
  fd_set wanted = only(source.ours);
  const timespec now{0, 0};
  fixture::require(::pselect(source.ours + 1, &wanted, nullptr, nullptr, &now,
                             nullptr) == 0);
  co_return;
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([&] {
    fd_set wanted = only(source.ours);
    fixture::require(::pselect(source.ours + 1, &wanted, nullptr, nullptr,
                               nullptr, nullptr) == 1);
  });
}

FIXTURE(defect, cure_readable, cure_zero, cure_offloaded)
