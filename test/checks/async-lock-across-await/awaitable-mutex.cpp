// RUN: %check_async %s
// The type of the mutex decides, not the name of the guard.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <condition_variable>
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

struct AsyncMutex {
  Task<> lock();
  bool try_lock();
  void unlock();
};

Task<> awaited(AsyncMutex &A) {
  co_await A.lock();
  co_await other();
  A.unlock();
}
Task<> inAGuard(AsyncMutex &A) {
  co_await A.lock();
  std::unique_lock<AsyncMutex> L(A, std::adopt_lock);
  co_await other();
}
// The wait of a condition variable is no suspension.
Task<> waits(std::condition_variable &C) {
  std::unique_lock L(M);
  C.wait(L);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'waits' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable condition variable or event instead, or hand the call to a thread
  L.unlock();
  co_await other();
}
