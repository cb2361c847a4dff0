// rust-lang/rust-clippy#6446 and #9683, openai/codex#18178: a guard that gives its lock back before the co_await.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

Task<> other();
static std::mutex M;
using Lock = std::unique_lock<std::mutex>;

Task<> unlocked() {
  Lock L(M);
  L.unlock();
  co_await other();
}
Task<> replaced() {
  Lock L(M);
  L = Lock();
  co_await other();
}
Task<> exchanged() {
  Lock L(M);
  std::exchange(L, {});
  co_await other();
}
Task<> exchangedAndKept() {
  Lock L(M);
  Lock K = std::exchange(L, {});
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::unique_lock' is held across 'co_await' in coroutine 'exchangedAndKept' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}
Task<> swapped() {
  Lock L(M);
  Lock().swap(L);
  co_await other();
}
Task<> movedIntoATemporary() {
  Lock L(M);
  { Lock Dropped = std::move(L); }
  co_await other();
}
static void drop(Lock) {}
Task<> givenToAFunction() {
  Lock L(M);
  drop(std::move(L));
  co_await other();
}
Task<> reset() {
  std::optional<std::lock_guard<std::mutex>> L(std::in_place, M);
  L.reset();
  co_await other();
}
Task<> deleted() {
  auto L = std::make_unique<Lock>(M);
  L.reset();
  co_await other();
}

Task<> kept() {
  Lock L(M);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'kept' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
}
Task<> keptBySwap() {
  Lock L(M), K;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::unique_lock' on 'M' is held across 'co_await' in coroutine 'keptBySwap' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  L.swap(K);
  co_await other();
}
