// llvm/llvm-project PR72954, PR167778 and #79206: awaitables across which a lock may be held, and what await_transform makes of others.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

static std::mutex M;

struct Transformed {
  bool await_ready() noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};
struct Number {};
struct Job {
  struct promise_type : TaskPromise {
    Job get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
    Transformed await_transform(Number) noexcept { return {}; }
  };
};

// That something is ready is not known; who knows it says so.
Job transformed() {
  std::lock_guard Guard(M);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'transformed' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await Number();
}
Job known() {
  std::lock_guard Guard(M); // NOLINT(async-lock-across-await)
  co_await Number();
}
