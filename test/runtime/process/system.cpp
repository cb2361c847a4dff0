// RUN: %check_async %s -- %runtime
// Blocks: the end of a shell command
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

aio::task<> defect() {
  if (std::system("sleep 0.15") != 0)
    throw std::runtime_error("sleep");
  co_return;
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { return std::system("sleep 0.15"); });
}

FIXTURE(defect, cure_offloaded)
