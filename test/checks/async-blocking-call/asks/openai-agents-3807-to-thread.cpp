// openai/openai-agents-python#3807: to hand a call to a thread changes what cancelling does: it is told, and not done.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// RUN: %check_fix %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <unistd.h>

aio::task<> told(int File) {
  fsync(File);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'told'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}
