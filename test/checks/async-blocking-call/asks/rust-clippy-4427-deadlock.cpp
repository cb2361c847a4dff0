// rust-lang/rust-clippy#4427: waiting for a coroutine inside one deadlocks, and the message says so.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"

aio::task<int> work();

aio::task<int> nested() {
  int Result = aio::run(work());
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'aio::run' blocks the event loop in coroutine 'nested', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:16: note: use 'co_await job()' instead
  co_return Result + co_await work();
}
