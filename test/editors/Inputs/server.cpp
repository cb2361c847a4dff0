// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "aio/aio.h"
#include <chrono>
#include <thread>

static void settle() { std::this_thread::sleep_for(std::chrono::seconds(1)); }

aio::task<> serve() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  settle();
  co_return;
}
