// RUN: %check_async %s
// A mutex that is locked without a guard.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <pthread.h>

Task<> other();
Task<int> value();
static std::mutex M, N;

static pthread_mutex_t P;

Task<> manual() {
  M.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'manual' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.unlock();
}
Task<> released() {
  M.lock();
  M.unlock();
  co_await other();
}
Task<> tried() {
  if (M.try_lock()) {
    co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:7: warning: the lock of 'M' is held across 'co_await' in coroutine 'tried' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:7: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    M.unlock();
  }
}
Task<> triedInVain() {
  if (!M.try_lock())
    co_await other();
  else
    M.unlock();
}
Task<> both() {
  std::lock(M, N);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'both' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.unlock();
  N.unlock();
}
Task<> posix() {
  pthread_mutex_lock(&P);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'P' is held across 'co_await' in coroutine 'posix' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  pthread_mutex_unlock(&P);
}
Task<> posixReleased() {
  pthread_mutex_lock(&P);
  pthread_mutex_unlock(&P);
  co_await other();
}
