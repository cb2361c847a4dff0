// RUN: %check_async %s
// A closure destroys what it has captured.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <thread>
#include <utility>

struct Slow {
  Slow();
  Slow(const Slow &);
  ~Slow() { sleep(1); }
};

Task<> local() {
  Slow *S = nullptr;
  auto Closure = [Copy = *S] { (void)Copy; };
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the destructor of a lambda blocks the event loop in coroutine 'local': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'Closure' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:19: note: the destructor calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-9]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:8: note: await an awaitable timer before 'Closure' is destroyed, or let a thread destroy it
  Closure();
  co_return;
}

Task<> thread() {
  std::jthread *T = nullptr;
  auto Closure = [Thread = std::move(*T)] { (void)Thread; };
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the destructor of a lambda blocks the event loop in coroutine 'thread': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Closure' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:19: note: the destructor calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await the result of work that is handed to a thread before 'Closure' is destroyed, or let a thread destroy it
  co_return;
}

// The closure of a coroutine lambda dies at the end of the full-expression.
Task<> invoked(Slow &S) {
  co_await [S]() -> Task<> { co_return; }();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: the destructor of a lambda blocks the event loop in coroutine 'invoked': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:13: note: the destructor calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-30]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it
}

// A copy in a helper is a step of the chain.
void helper(const Slow &S) {
  auto Closure = [S] { (void)S; };
}
Task<> deep(const Slow &S) {
  helper(S);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:8: note: 'helper' calls the destructor of a lambda here
  // CHECK-NOTES: :[[@LINE-6]]:19: note: the destructor calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-43]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Silent from here.
Task<> byReference(Slow &S) {
  auto Closure = [&S] { (void)S; };
  auto Pointer = [P = &S] { (void)P; };
  co_await [&S]() -> Task<> {
    (void)S;
    co_return;
  }();
}
