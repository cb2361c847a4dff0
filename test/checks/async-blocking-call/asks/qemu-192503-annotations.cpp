// qemu-devel msg192503: functions that are annotated as blocking are found in coroutines, and what leads to them.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

[[clang::annotate("async::blocking")]] int bdrv_flush(int Device);
// It is for both worlds, and says so.
[[clang::annotate("async::nonblocking")]] int mixed(int Device);

static int flush_all() { return bdrv_flush(0) + bdrv_flush(1); }

Task<> coroutine() {
  bdrv_flush(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'bdrv_flush' blocks the event loop in coroutine 'coroutine'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  flush_all();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'flush_all' blocks the event loop in coroutine 'coroutine': it reaches 'bdrv_flush'
  // CHECK-NOTES: :[[@LINE-8]]:33: note: 'flush_all' calls 'bdrv_flush' (declared blocking) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: hand the call to a thread instead
  mixed(0);
  co_return;
}
