// RUN: %check_async %s -- %runtime
// Blocks: poll without end, or with a timeout
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <poll.h>

static const fixture::pipe_in source;

aio::task<> defect() {
  source.write_later();
  pollfd wanted{source.ours, POLLIN, 0};
  fixture::require(::poll(&wanted, 1, -1) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'poll' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> defect_timeout() {
  fixture::require(::poll(nullptr, 0, 150) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'poll' blocks the event loop in coroutine 'defect_timeout'
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
  fixture::require(::poll(&wanted, 1, 0) == 0);
  co_return;
}

aio::task<> cure_timeout() { co_await aio::sleep_for(150ms); }

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([&] {
    pollfd wanted{source.ours, POLLIN, 0};
    fixture::require(::poll(&wanted, 1, -1) == 1);
  });
}

FIXTURE(defect, defect_timeout, cure_readable, cure_zero, cure_timeout,
        cure_offloaded)
