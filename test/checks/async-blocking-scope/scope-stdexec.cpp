// RUN: %check_async %s -- -isystem %inputs/libraries
// stdexec runs what at_coroutine_exit is given when the coroutine ends.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <exec/at_coroutine_exit.hpp>
#include <exec/on_coro_disposition.hpp>
#include <exec/task.hpp>

exec::task<void> flush();

exec::task<void> always() {
  co_await exec::at_coroutine_exit([]() -> exec::task<void> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'exec::at_coroutine_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'exec::schedule_after' instead
    co_await flush();
  });
  co_await exec::at_coroutine_exit([] {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'exec::at_coroutine_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  });
}

exec::task<void> sometimes() {
  co_await exec::on_coroutine_succeeded([] {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'exec::on_coroutine_succeeded' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  });
  co_await exec::on_coroutine_stopped([] {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'exec::on_coroutine_stopped' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  });
  co_await exec::on_coroutine_failed([] {
    sleep(3);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'exec::on_coroutine_failed' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  });
}

// Async-objects, as P2849 proposes them.
struct Object {
  exec::task<void> async_construct(int &) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'Object' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  }
  exec::task<void> async_destruct(int &) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Object' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'exec::schedule_after' instead
    return flush();
  }
};

// Silent from here.
exec::task<void> awaits() {
  co_await exec::at_coroutine_exit([] { return flush(); });
  co_await exec::on_coroutine_failed(flush);
}
