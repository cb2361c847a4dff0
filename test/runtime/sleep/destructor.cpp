// RUN: %check_async %s -- %runtime
// Blocks: a sleep in the destructor of a local object
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <unistd.h>

struct session {
  session() = default;
  session(const session &) = delete;
  session &operator=(const session &) = delete;
  ~session() { ::usleep(150'000); }
};

struct async_session {
  aio::task<> close() { co_await aio::sleep_for(150ms); }
};

aio::task<> defect() {
  const session opened;
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'session::~session' blocks the event loop in coroutine 'defect': it reaches 'usleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-11]]:16: note: 'session::~session' calls 'usleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:17: note: await 'aio::sleep_for' instead
  co_await aio::yield();
}

aio::task<> cure_awaited() {
  async_session opened;
  co_await opened.close();
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { const session opened; });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
