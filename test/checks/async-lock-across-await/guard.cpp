// RUN: %check_async %s
// Guards of the standard library, on every kind of way through a coroutine.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <shared_mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

static std::shared_mutex S;

Task<> lockGuard() {
  std::lock_guard G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'lockGuard' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> several() {
  std::scoped_lock G(M, N);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:20: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'several' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> shared() {
  std::shared_lock G(S);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:20: warning: 'std::shared_lock' on 'S' is held across 'co_await' in coroutine 'shared' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> inALoop(int Count) {
  while (Count--) {
    std::lock_guard G(M);
    co_await other();
    // CHECK-NOTES: :[[@LINE-2]]:21: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'inALoop' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-4]]:21: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  }
}
Task<> manyTimes() {
  std::lock_guard G(M);
  co_await other();
  co_await other();
  co_await other();
  // CHECK-NOTES: :[[@LINE-4]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'manyTimes' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-4]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: it is still held at this 'co_await' and 2 more
  // CHECK-NOTES: :[[@LINE-8]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
  co_await other();
}

// Released before, taken after, or no coroutine.
Task<> before() {
  {
    std::lock_guard G(M);
  }
  co_await other();
}
Task<> after() {
  co_await other();
  std::lock_guard G(M);
}
Task<> onOneWay(bool IsFast) {
  if (IsFast) {
    std::lock_guard G(M);
    co_return;
  }
  co_await other();
}
Task<> atTheEnd() {
  std::lock_guard G(M);
  co_return;
}
void plain() { std::lock_guard G(M); }
