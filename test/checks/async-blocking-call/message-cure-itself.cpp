// RUN: %check_async %s --option "LintLibraries=async-simple;coke" -- -I %inputs/libraries
// What is reported is not named as its own cure.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/async_simple.h"
#include <unistd.h>

// Bodies as the library has them: without an executor its sleep sleeps.
namespace async_simple::coro {
inline void sleep(int Seconds) { ::sleep(Seconds); }
} // namespace async_simple::coro

async_simple::coro::Lazy<> reported() {
  async_simple::coro::sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'async_simple::coro::sleep' blocks the event loop in coroutine 'reported': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:34: note: 'async_simple::coro::sleep' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Nor is the coroutine that has the cure's name.
namespace coke {
template <typename T> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};
Task<void> sleep(int Seconds) {
  ::sleep(Seconds);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coke::sleep'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
} // namespace coke
