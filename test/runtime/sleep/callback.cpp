// RUN: %check_async %s -- %runtime
// Blocks: a sleep in a callable that a std::function holds
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <functional>
#include <unistd.h>

static void notify(const std::function<void()> &listener) { listener(); }
static aio::task<> notify(const std::function<aio::task<>()> &listener) {
  co_await listener();
}

aio::task<> defect() {
  const std::function<void()> listener = [] { ::usleep(150'000); };
  notify(listener);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'notify' may block the event loop in coroutine 'defect': it reaches 'usleep'
  // CHECK-NOTES: :[[@LINE-9]]:61: note: 'notify' may call the lambda that it is given here
  // CHECK-NOTES: :[[@LINE-4]]:47: note: the lambda calls 'usleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() {
  const std::function<aio::task<>()> listener = []() -> aio::task<> {
    co_await aio::sleep_for(150ms);
  };
  co_await notify(listener);
}

aio::task<> cure_offloaded() {
  const std::function<void()> listener = [] { ::usleep(150'000); };
  co_await aio::to_thread(listener);
}

FIXTURE(defect, cure_awaited, cure_offloaded)
