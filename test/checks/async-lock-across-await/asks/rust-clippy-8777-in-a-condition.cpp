// rust-lang/rust-clippy#8777 and #9209: a guard that lives as long as the condition.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <optional>
#include <vector>

Task<> other();
static std::mutex M;

struct Queue {
  std::optional<int> next() {
    std::lock_guard Guard(M);
    return 1;
  }
};
/// What it gives access to, as long as it lives.
struct Locked {
  explicit Locked(std::mutex &Of) : Guard(Of) {}
  std::optional<int> next() { return 1; }
  const std::vector<int> &all() const { return Items; }
  std::lock_guard<std::mutex> Guard;
  std::vector<int> Items;
};

Task<> inACallee(Queue &Q) {
  while (auto Next = Q.next())
    co_await other();
}
Task<> inALambda() {
  while (auto Next = [] {
    std::lock_guard Guard(M);
    return std::optional(1);
  }())
    co_await other();
}
Task<> aTemporary() {
  while (auto Next = Locked(M).next())
    co_await other();
  if (Locked(M).next())
    co_await other();
}

// The whole loop.
Task<> ofTheLoop() {
  for (std::lock_guard Guard(M); true;)
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'ofTheLoop' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:5: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:24: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    co_await other();
}
Task<> ofTheBlock() {
  if (Locked L(M); L.next())
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'std::lock_guard' on 'Of' is held across 'co_await' in coroutine 'ofTheBlock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:5: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:14: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    co_await other();
}
