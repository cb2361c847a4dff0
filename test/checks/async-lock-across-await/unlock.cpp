// RUN: %check_async %s
// A guard that is unlocked, and locked again.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

Task<> unlocked() {
  std::unique_lock L(M);
  L.unlock();
  co_await other();
}
Task<> lockedAgain() {
  std::unique_lock L(M);
  L.unlock();
  co_await other();
  L.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'lockedAgain' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> onOneWay(bool IsFast) {
  std::unique_lock L(M);
  if (IsFast)
    L.unlock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-4]]:20: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'onOneWay' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-6]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> onEachWay(bool IsFast) {
  std::unique_lock L(M);
  if (IsFast)
    L.unlock();
  else
    L.unlock();
  co_await other();
}
