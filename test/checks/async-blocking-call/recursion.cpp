// RUN: %check_async %s
// Recursion and mutual recursion end; what they reach is found.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

bool flag();

void direct(int N) {
  if (N)
    direct(N - 1);
  sleep(1);
}

void harmless(int N) {
  if (N)
    harmless(N - 1);
}

void odd(int N);
void even(int N) {
  if (N)
    odd(N - 1);
}
void odd(int N) {
  if (N)
    even(N - 1);
  else
    sleep(1);
}

void ping(int N);
void pong(int N) { ping(N); }
void ping(int N) { pong(N); }

// Three functions that all call one another.
void a();
void b();
void c();
void a() {
  b();
  c();
}
void b() {
  a();
  c();
}
void c() {
  a();
  b();
  if (flag())
    sleep(1);
}

Task<> recurses() {
  direct(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'direct' blocks the event loop in coroutine 'recurses': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-46]]:3: note: 'direct' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  even(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'even' blocks the event loop in coroutine 'recurses': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-39]]:5: note: 'even' calls 'odd' here
  // CHECK-NOTES: :[[@LINE-34]]:5: note: 'odd' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  a();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'a' blocks the event loop in coroutine 'recurses': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-25]]:3: note: 'a' calls 'c' here
  // CHECK-NOTES: :[[@LINE-16]]:5: note: 'c' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> recursesHarmlessly() {
  harmless(1);
  ping(1);
  co_return;
}

// A coroutine that awaits itself, and one that a callee starts again.
Task<> again(int N) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'again'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  if (N)
    co_await again(N - 1);
}

Task<> restarted();
void restart() { restarted(); }
Task<> restarted() {
  restart();
  co_return;
}

// Through a template that makes instances of itself.
template <int N> void count() {
  if constexpr (N > 0)
    count<N - 1>();
  else
    sleep(1);
}

Task<> counts() {
  count<3>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'count' blocks the event loop in coroutine 'counts': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:5: note: 'count' calls 'count' here
  // CHECK-NOTES: :[[@LINE-9]]:5: note: 'count' calls 'count' here
  // CHECK-NOTES: :[[@LINE-10]]:5: note: 'count' calls 'count' here
  // CHECK-NOTES: :[[@LINE-9]]:5: note: 'count' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-6]]:3: note: await an awaitable timer instead
  co_return;
}

// Through a lambda that is given to itself.
Task<> recursiveLambda() {
  auto Visit = [](auto Self, int N) -> void {
    if (N)
      Self(Self, N - 1);
    sleep(1);
  };
  Visit(Visit, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Visit' blocks the event loop in coroutine 'recursiveLambda': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:5: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}
