// RUN: %check_async %s -- %runtime
// Blocks: a lambda, called in various ways
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <utility>

static void wait() { std::this_thread::sleep_for(150ms); }

aio::task<> defect_called() {
  auto f = [] { wait(); };
  f();
  co_return;
}

aio::task<> defect_at_once() {
  const int value = [] {
    wait();
    return 1;
  }();
  (void)value;
  co_return;
}

template <class F> static void retry(F &&f) {
  for (int times = 1; times != 0; --times)
    std::forward<F>(f)();
}

aio::task<> defect_passed() {
  retry([] { wait(); });
  co_return;
}

aio::task<> defect_coroutine() {
  auto f = []() -> aio::task<> {
    wait();
    co_return;
  };
  co_await f();
}

template <class F> static aio::task<> retry_async(F f) {
  for (int times = 1; times != 0; --times)
    co_await f();
}

aio::task<> cure_awaited() {
  co_await retry_async([] { return aio::sleep_for(150ms); });
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { retry([] { wait(); }); });
}

// Only made, and never called.
aio::task<> cure_not_called() {
  auto f = [] { wait(); };
  (void)f;
  co_await aio::sleep_for(150ms);
}

FIXTURE(defect_called, defect_at_once, defect_passed, defect_coroutine,
        cure_awaited, cure_offloaded, cure_not_called)
