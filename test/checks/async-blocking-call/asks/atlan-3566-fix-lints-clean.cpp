// atlanhq/application-sdk#3566: what a fix writes is not found again.
// RUN: %check_fix %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <chrono>
#include <thread>
#include <unistd.h>

aio::task<> retries(int Times) {
  while (Times-- > 0) {
    // The fixes of a line do not get into each other's way.
    sleep(1); usleep(5); std::this_thread::sleep_for(std::chrono::seconds(1));
    // CHECK-FIXES: {{^}}    co_await aio::sleep_for(std::chrono::seconds(1)); co_await aio::sleep_for(std::chrono::microseconds(5)); co_await aio::sleep_for(std::chrono::seconds(1));
  }
  co_return;
}
