// RUN: %check_async %s
// A lock that goes from one guard to another.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <utility>

Task<> other();
Task<int> value();
static std::mutex M, N;

Task<> movedAndUnlocked() {
  std::unique_lock L(M);
  auto K = std::move(L);
  K.unlock();
  co_await other();
}
Task<> movedAndHeld() {
  std::unique_lock L(M);
  auto K = std::move(L);
  co_await other();
  // CHECK-NOTES: :[[@LINE-3]]:20: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'movedAndHeld' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-5]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
std::unique_lock<std::mutex> make() { return std::unique_lock(M); }
Task<> made() {
  auto L = make();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:8: warning: 'std::unique_lock' is held across 'co_await' in coroutine 'made' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
