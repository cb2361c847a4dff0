// RUN: %check_async %s -- -isystem %inputs/libraries
// Folly runs what co_scope_exit is given after the coroutine.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <folly/coro/ScopeExit.h>

template <typename T> using Coro = folly::coro::Task<T>;
Coro<void> flush(int);

Coro<void> close(int) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in the exit given to 'folly::coro::co_scope_exit' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'folly::coro::sleep' instead
  co_return;
}

Coro<void> coroutines() {
  co_await folly::coro::co_scope_exit(close, 1);
  co_await folly::coro::co_scope_exit(
      [](int Descriptor) -> Coro<void> {
        sleep(1);
        // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in the exit given to 'folly::coro::co_scope_exit' [async-blocking-scope]
        // CHECK-NOTES: :[[@LINE-2]]:9: note: await 'folly::coro::sleep' instead
        co_await flush(Descriptor);
      },
      1);
}

Coro<void> plain() {
  co_await folly::coro::co_scope_exit([](int Descriptor) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'folly::coro::co_scope_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'folly::coro::sleep' instead
    return flush(Descriptor);
  }, 1);
}

struct Resource {
  Coro<void> co_cleanup() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Resource' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'folly::coro::sleep' instead
    return flush(1);
  }
};

// Silent from here.
Coro<void> awaits() {
  co_await folly::coro::co_scope_exit([](int D) { return flush(D); }, 1);
  co_await folly::coro::co_scope_exit(flush, 1);
}
