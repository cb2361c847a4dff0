// llvm/llvm-project#204304, #166573, PR176134: unique_lock::unlock, defer_lock, scoped_lock.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
static std::mutex M, N;

Task<> unlocked() {
  std::unique_lock Lock(M);
  Lock.unlock();
  co_await other();
}
Task<> deferred() {
  std::unique_lock Lock(M, std::defer_lock);
  co_await other();
  Lock.lock();
}
Task<> deferredTogether() {
  std::unique_lock First(M, std::defer_lock), Second(N, std::defer_lock);
  co_await other();
  std::lock(First, Second);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'deferredTogether' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}
Task<> scoped() {
  {
    std::scoped_lock Guard(M, N);
  }
  co_await other();
  std::scoped_lock Nothing;
  co_await other();
  std::scoped_lock Guard(M);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'scoped' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}
