// rust-lang/wg-async#19: a finding says what to do, and can be overruled.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <unistd.h>

[[clang::annotate("async::blocking")]] void declared();
[[clang::annotate("async::nonblocking")]] inline void tiny() { usleep(1); }
static void helper() { sleep(1); }

aio::task<> advice() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'advice'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'advice': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:24: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  declared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'declared' blocks the event loop in coroutine 'advice'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread with 'aio::to_thread' instead
  co_return;
}

aio::task<> overruled() {
  tiny();
  sleep(1); // NOLINT(async-blocking-call)
  // NOLINTNEXTLINE(async-blocking-call)
  helper();
  co_return;
}
