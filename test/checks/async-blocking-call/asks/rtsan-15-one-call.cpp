// realtime-sanitizer/rtsan#15 and #14: one call under one caller, and a list of what is allowed.
// RUN: %check_async %s --option "AllowedFunctions=known::*" -- %runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <mutex>
#include <unistd.h>

static void sync_journal() { fsync(1); }
namespace known {
void flush() { sync_journal(); }
} // namespace known

// Nobody else holds that file open.
[[clang::annotate("async::nonblocking")]] static void store() { sync_journal(); }

aio::task<> callers() {
  store();
  known::flush();
  sync_journal();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sync_journal' blocks the event loop in coroutine 'callers': it reaches 'fsync'
  // CHECK-NOTES: :[[@LINE-13]]:30: note: 'sync_journal' calls 'fsync' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::to_thread' instead
  co_return;
}
aio::task<> scope(bool early) {
  {
    aio::permit_blocking permit("the disk is a memory disk");
    sync_journal();
    if (early)
      co_return;
  }
  sync_journal();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sync_journal' blocks the event loop in coroutine 'scope': it reaches 'fsync'
  // CHECK-NOTES: :[[@LINE-26]]:30: note: 'sync_journal' calls 'fsync' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::to_thread' instead
}
