// RUN: %check_fix %s -- -I %inputs/libraries
// Sleeping in a coroutine of QCoro.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/qcoro.h"
#include <thread>
#include <unistd.h>

QCoro::Task<> sleeps(std::chrono::milliseconds Pause, unsigned N) {
  std::this_thread::sleep_for(Pause);
  // CHECK-FIXES: {{^}}  co_await QCoro::sleepFor(Pause);
  sleep(N);
  // CHECK-FIXES: {{^}}  co_await QCoro::sleepFor(std::chrono::seconds(N));
  usleep(100);
  // CHECK-FIXES: {{^}}  co_await QCoro::sleepFor(std::chrono::microseconds(100));
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + Pause);
  // CHECK-FIXES: {{^}}  co_await QCoro::sleepUntil(std::chrono::steady_clock::now() + Pause);
  co_return;
}
