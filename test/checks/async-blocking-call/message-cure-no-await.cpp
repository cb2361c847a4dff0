// RUN: %check_async %s -- -I %source_root/lib/Runtime
// Where nothing can be awaited, the cure does not say so.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <cstdio>
#include <unistd.h>

// A handler may start a coroutine.
aio::task<> posts() {
  aio::loop::current()->post([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:35: warning: 'sleep' blocks the event loop in the handler of 'aio::loop::post'
  // CHECK-NOTES: :[[@LINE-2]]:35: note: let a coroutine await 'aio::sleep_for' instead
  co_return;
}

aio::task<> job();

// An awaiter belongs to a coroutine.
struct awaiter {
  bool await_ready() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in awaiter function 'awaiter::await_ready'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await 'aio::sleep_for' instead
    return true;
  }
  void await_suspend(std::coroutine_handle<>) {
    aio::run(job());
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'aio::run' blocks the event loop in awaiter function 'awaiter::await_suspend', which deadlocks when what it waits for runs on this loop
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await the task itself instead, or hand the call to a thread
  }
  void await_resume() {}
};
