// RUN: %check_fix %s -- -I %inputs/libraries
// Sleeping in a coroutine of Boost.Cobalt.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/cobalt.h"
#include <thread>
#include <unistd.h>

boost::cobalt::task<void> sleeps(std::chrono::milliseconds Pause, unsigned N) {
  std::this_thread::sleep_for(Pause);
  // CHECK-FIXES: {{^}}  co_await boost::cobalt::io::sleep(Pause);
  sleep(N);
  // CHECK-FIXES: {{^}}  co_await boost::cobalt::io::sleep(std::chrono::seconds(N));
  usleep(100);
  // CHECK-FIXES: {{^}}  co_await boost::cobalt::io::sleep(std::chrono::microseconds(100));
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + Pause);
  // CHECK-FIXES: {{^}}  co_await boost::cobalt::io::sleep(std::chrono::steady_clock::now() + Pause);
  co_return;
}
