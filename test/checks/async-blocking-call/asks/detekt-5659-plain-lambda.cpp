// detekt/detekt#5659: a sleep in a lambda that is no coroutine.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

using Callback = void (*)();
void later(Callback);

Task<> callback() {
  later([] { sleep(1); });
  co_return;
}

Task<> both() {
  auto Awaited = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  };
  co_await Awaited();
}
