// llvm/llvm-project#72793, cloudflare/workerd#7431: a co_await in an initialiser, an argument or a co_yield.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<int> value(int = 0);
static std::mutex M;

Task<> initialisers() {
  {
    std::scoped_lock Guard(M);
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'initialisers' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE+2]]:13: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-3]]:22: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    int X = co_await value(1);
    (void)X;
  }
  {
    std::scoped_lock Guard(M);
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'initialisers' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE+2]]:25: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-3]]:22: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    auto Nested = value(co_await value(1));
    (void)Nested;
  }
}
Task<int> results() {
  std::scoped_lock Guard(M);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'results' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:13: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_return co_await value();
}
Task<> assignment(int &Into) {
  std::scoped_lock Guard(M);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::scoped_lock' on 'M' is held across 'co_await' in coroutine 'assignment' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:14: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:20: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  Into = 1 + co_await value();
}
