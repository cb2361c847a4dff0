// RUN: %check_async %s
// A lock over co_yield: whoever resumes the generator may be another thread, or never come.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

struct Numbers {
  struct promise_type : TaskPromise {
    Numbers get_return_object() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() noexcept {}
  };
};

Numbers numbers() {
  std::lock_guard G(M);
  co_yield 1;
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_yield' in coroutine 'numbers' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_yield'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Numbers released() {
  {
    std::lock_guard G(M);
  }
  co_yield 1;
}
