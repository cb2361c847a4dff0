// rust-lang/rust-clippy#13075: a guard that is moved into what is awaited, and given back by it.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <utility>

Task<> other();
static std::mutex M;
using Lock = std::unique_lock<std::mutex>;

/// Unlocks while it waits.
struct Condition {
  Task<Lock> wait(Lock);
};

Task<> waits(Condition &C, bool Done) {
  Lock L(M);
  while (!Done)
    L = co_await C.wait(std::move(L));
}
Task<> afterwards(Condition &C) {
  Lock L(M);
  L = co_await C.wait(std::move(L));
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::unique_lock' is held across 'co_await' in coroutine 'afterwards' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:16: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}

// One that is made for the wait is the wait's; one that lives until the end of the expression is not.
Task<> madeForIt(Condition &C) {
  co_await C.wait(Lock(M));
  co_await C.wait(Lock{M});
}
Task<> refers(const Lock &);
Task<> livesOn() {
  co_await refers(Lock(M));
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'livesOn' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
