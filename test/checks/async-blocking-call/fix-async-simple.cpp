// RUN: %check_fix %s -- -I %inputs/libraries
// Sleeping in a coroutine of async_simple.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/async_simple.h"
#include <thread>
#include <unistd.h>

async_simple::coro::Lazy<> sleeps(std::chrono::milliseconds Pause, unsigned N) {
  std::this_thread::sleep_for(Pause);
  // CHECK-FIXES: {{^}}  co_await async_simple::coro::sleep(Pause);
  sleep(N);
  // CHECK-FIXES: {{^}}  co_await async_simple::coro::sleep(std::chrono::seconds(N));
  usleep(100);
  // CHECK-FIXES: {{^}}  co_await async_simple::coro::sleep(std::chrono::microseconds(100));
  co_return;
}
