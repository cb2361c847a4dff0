// RUN: %check_async %s -- %runtime
// Blocks: a lambda, called in various ways
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <utility>

static void wait() { std::this_thread::sleep_for(150ms); }

aio::task<> defect_called() {
  auto f = [] { wait(); };
  f();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'f' blocks the event loop in coroutine 'defect_called': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-3]]:17: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-7]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_at_once() {
  const int value = [] {
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: a lambda blocks the event loop in coroutine 'defect_at_once': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-16]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:21: note: await 'aio::sleep_for' instead
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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'defect_passed': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:5: note: 'retry' calls 'f' here
  // CHECK-NOTES: :[[@LINE-3]]:14: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-35]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_coroutine() {
  auto f = []() -> aio::task<> {
    wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'wait' blocks the event loop in a coroutine lambda: it reaches 'std::this_thread::sleep_for' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-44]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await 'aio::sleep_for' instead
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
