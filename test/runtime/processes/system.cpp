// RUN: %check_async %s -- %runtime
// Blocks: a shell command
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/process.h"
#include "resources.h"
#include <cstdlib>

aio::task<> defect() {
  fixture::require(std::system("sleep 0.15") == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'system' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::spawn' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::subprocess command =
      co_await aio::subprocess::spawn("sh", "-c", "sleep 0.15");
  fixture::require(co_await command.wait() == 0);
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread(
      [] { fixture::require(std::system("sleep 0.15") == 0); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
