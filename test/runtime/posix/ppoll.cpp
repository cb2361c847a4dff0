// RUN: %check_async %s -- %runtime
// Blocks: ppoll without end
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <ctime>
#include <poll.h>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  pollfd wanted{source.ours, POLLIN, 0};
  fixture::require(::ppoll(&wanted, 1, nullptr, nullptr) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'ppoll' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  source.write_later();
  co_await aio::readable(source.ours);
}

aio::task<> cure_zero() {
  source.write_later();
  pollfd wanted{source.ours, POLLIN, 0};
  const timespec now{0, 0};
  fixture::require(::ppoll(&wanted, 1, &now, nullptr) == 0);
  co_return;
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([&] {
    pollfd wanted{source.ours, POLLIN, 0};
    fixture::require(::ppoll(&wanted, 1, nullptr, nullptr) == 1);
  });
}

FIXTURE(defect, cure_readable, cure_zero, cure_offloaded)
