// RUN: %check_async %s
// Tags that decide whether a guard holds its mutex.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

Task<> deferred() {
  std::unique_lock L(M, std::defer_lock);
  co_await other();
}
Task<> deferredAndLocked() {
  std::unique_lock L(M, std::defer_lock);
  L.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'deferredAndLocked' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> tried() {
  std::unique_lock L(M, std::try_to_lock);
  if (!L)
    co_return;
  co_await other();
  // CHECK-NOTES: :[[@LINE-4]]:20: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'tried' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-6]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> triedInVain() {
  std::unique_lock L(M, std::try_to_lock);
  if (L.owns_lock())
    co_return;
  co_await other();
}
Task<> adopted() {
  M.lock();
  std::unique_lock L(M, std::adopt_lock);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:20: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'adopted' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
