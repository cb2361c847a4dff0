// python-trio/flake8-async#441: of enter and exit that one is told which blocks; an inherited partner is told where it is written.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <unistd.h>

struct Connection {
  aio::task<> async_enter() { co_await aio::sleep_for(std::chrono::seconds(1)); }
  aio::task<> async_exit(std::exception_ptr) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Connection' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

// It has the exit of its base.
struct Pooled : Connection {
  aio::task<> async_enter() {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'Pooled' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};
