// RUN: %check_async %s -- %runtime
// Blocks: a sleep for an interval, or until a time, of a clock
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <ctime>

static timespec soon() {
  timespec time;
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  time.tv_nsec += 150'000'000;
  time.tv_sec += time.tv_nsec / 1'000'000'000;
  time.tv_nsec %= 1'000'000'000;
  return time;
}

aio::task<> defect_relative() {
  const timespec interval{0, 150'000'000};
  ::clock_nanosleep(CLOCK_MONOTONIC, 0, &interval, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'clock_nanosleep' blocks the event loop in coroutine 'defect_relative'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_absolute() {
  const timespec time = soon();
  ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'clock_nanosleep' blocks the event loop in coroutine 'defect_absolute'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() {
  co_await aio::sleep_until(aio::clock::now() + 150ms);
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    const timespec time = soon();
    ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr);
  });
}

aio::task<> cure_zero() {
  const timespec interval{0, 0};
  ::clock_nanosleep(CLOCK_MONOTONIC, 0, &interval, nullptr);
  co_return;
}

FIXTURE(defect_relative, defect_absolute, cure_awaited, cure_offloaded,
        cure_zero)
