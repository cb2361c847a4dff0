// python-trio/flake8-async#306: the exit is looked at like any code that runs at the end.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <fstream>
#include <unistd.h>

static void flush() { fsync(1); }

struct Journal {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr Error) {
    if (Error)
      flush();
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'flush' blocks the event loop in the exit of async scope 'Journal': it reaches 'fsync' [async-blocking-scope]
      // CHECK-NOTES: :[[@LINE-8]]:23: note: 'flush' calls 'fsync' (file) here
      // CHECK-NOTES: :[[@LINE-3]]:7: note: await 'aio::to_thread' instead
    sync();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sync' blocks the event loop in the exit of async scope 'Journal' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::to_thread' instead
    co_return;
  }
};

aio::task<> finally() {
  try {
    co_await aio::yield();
  } catch (...) {
    flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'flush' blocks the event loop in coroutine 'finally': it reaches 'fsync'
    // CHECK-NOTES: :[[@LINE-23]]:23: note: 'flush' calls 'fsync' (file) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await 'aio::to_thread' instead
    throw;
  }
}
