// home-assistant/core, block_async_io: a file of the kernel's, under /proc or /sys, is on no disk. The text of a path is not looked at: see docs/limits.md.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>

Task<> kernel() {
  open("/proc/loadavg", O_RDONLY);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'open' blocks the event loop in coroutine 'kernel'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  open("/etc/hosts", O_RDONLY);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'open' blocks the event loop in coroutine 'kernel'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

// What can be said instead.
[[clang::annotate("async::nonblocking")]] static int openOfKernel(const char *Name) {
  return open(Name, O_RDONLY);
}
Task<> said() {
  openOfKernel("/proc/loadavg");
  co_return;
}
