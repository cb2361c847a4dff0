// RUN: %check_fix %s -- -I %inputs/libraries
// Sleeping in a coroutine of Seastar.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/seastar.h"
#include <thread>
#include <unistd.h>

seastar::future<> sleeps(std::chrono::milliseconds Pause, unsigned N) {
  std::this_thread::sleep_for(Pause);
  // CHECK-FIXES: {{^}}  co_await seastar::sleep(Pause);
  sleep(N);
  // CHECK-FIXES: {{^}}  co_await seastar::sleep(std::chrono::seconds(N));
  usleep(100);
  // CHECK-FIXES: {{^}}  co_await seastar::sleep(std::chrono::microseconds(100));
  co_return;
}
