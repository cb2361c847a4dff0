// RUN: %check_async %s
// Lambdas, members, templates; and saying no.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>

Task<> other();
Task<int> value();
static std::mutex M, N;

auto Lambda = []() -> Task<> {
  std::lock_guard G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'std::lock_guard' on 'M' is held across 'co_await' in a coroutine lambda [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
};

struct Session {
  std::mutex Own;
  Task<> run() {
    std::lock_guard G(Own);
    co_await other();
    // CHECK-NOTES: :[[@LINE-2]]:21: warning: 'std::lock_guard' on 'Own' is held across 'co_await' in coroutine 'Session::run' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-4]]:21: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  }
};

// Instances of one template are reported once.
template <typename Mutex> Task<> locks(Mutex &Of) {
  std::lock_guard<Mutex> G(Of);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:26: warning: 'std::lock_guard' on 'Of' is held across 'co_await' in coroutine 'locks' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:26: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
static std::recursive_mutex R;
Task<> instances() {
  co_await locks(M);
  co_await locks(R);
}

Task<> allowed() {
  std::lock_guard G(M); // NOLINT(async-lock-across-await)
  co_await other();
}
