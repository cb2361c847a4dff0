// RUN: %check_async %s
// An await in an initialiser, an argument, a condition; a guard that is a temporary.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

int use(int);

Task<> initialiser() {
  std::lock_guard G(M);
  int X = co_await value();
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'initialiser' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:11: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  use(X);
}
Task<> argument() {
  std::lock_guard G(M);
  use(co_await value());
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'argument' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> condition() {
  if (std::lock_guard G(M); co_await value()) {
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'condition' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:29: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:23: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  }
}
Task<> temporary() { use((std::lock_guard(M), co_await value())); }
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'temporary' [async-lock-across-await]
// CHECK-NOTES: :[[@LINE-2]]:47: note: it is still held at this 'co_await'
// CHECK-NOTES: :[[@LINE-3]]:27: note: release it before the coroutine suspends, or use a mutex that is awaited instead
Task<> temporaryThatIsGone() {
  (void)std::lock_guard(M);
  co_await other();
}
