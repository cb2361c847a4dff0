// dotnet/roslyn#6012: a semaphore may be released by whoever likes, a mutex may not.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <semaphore>

Task<> other();
static std::mutex M;

Task<> semaphore(std::binary_semaphore &S) {
  if (!S.try_acquire())
    co_return;
  co_await other();
  S.release();
}
Task<> mutex() {
  M.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'mutex' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
  M.unlock();
}
