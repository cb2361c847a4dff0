// RUN: %check_async %s -- %runtime
// Blocks: a sleep until a time
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

aio::task<> defect() {
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 150ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_wall_clock() {
  const auto due = std::chrono::system_clock::now() + 150ms;
  std::this_thread::sleep_until(due);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'defect_wall_clock' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() {
  co_await aio::sleep_until(aio::clock::now() + 150ms);
}

aio::task<> cure_offloaded() {
  const auto due = std::chrono::system_clock::now() + 150ms;
  co_await aio::to_thread([due] { std::this_thread::sleep_until(due); });
}

aio::task<> cure_elapsed() {
  std::this_thread::sleep_until(std::chrono::steady_clock::now());
  co_return;
}

FIXTURE(defect, defect_wall_clock, cure_awaited, cure_offloaded, cure_elapsed)
