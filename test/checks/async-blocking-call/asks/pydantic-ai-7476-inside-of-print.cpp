// pydantic/pydantic-ai#7476: what is printed is looked at, the printing is not.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cstdio>
#include <sys/stat.h>

static long sizeOf(const char *Path) {
  struct stat Status;
  return stat(Path, &Status) == 0 ? Status.st_size : 0;
}

Task<> prints() {
  std::printf("%d\n", 1);
  std::printf("%ld\n", sizeOf("log"));
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: 'sizeOf' blocks the event loop in coroutine 'prints': it reaches 'stat'
  // CHECK-NOTES: :[[@LINE-7]]:10: note: 'sizeOf' calls 'stat' (fs) here
  // CHECK-NOTES: :[[@LINE-3]]:24: note: await an awaitable file-status query instead, or hand the call to a thread
  co_return;
}
