// RUN: %check_async %s
// A function object is followed into the call operator that its type has.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Blocks {
  void operator()() const { sleep(1); }
};

struct Computes {
  int operator()() const { return 1; }
};

// Blocks where it is made, not where it is called.
struct BlocksWhenMade {
  BlocksWhenMade() { sleep(1); }
  void operator()() const {}
};

struct Inherits : Blocks {};

struct Overloaded {
  void operator()(int) const { sleep(1); }
  void operator()(const char *) const {}
};

struct Generic {
  template <typename T> void operator()(T Value) const { Value(); }
};

template <typename F> void run(F Callable) { Callable(); }

Task<> direct() {
  Blocks B;
  B();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks::operator()' blocks the event loop in coroutine 'direct': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-30]]:29: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Blocks()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks::operator()' blocks the event loop in coroutine 'direct': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Blocks::operator()' here
  Inherits()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks::operator()' blocks the event loop in coroutine 'direct': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'Blocks::operator()' here
  Computes()();
  BlocksWhenMade Made;
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'BlocksWhenMade::BlocksWhenMade' blocks the event loop in coroutine 'direct': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-32]]:22: note: 'BlocksWhenMade::BlocksWhenMade' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:18: note: await an awaitable timer instead, or hand the call to a thread
  Made();
  co_return;
}

Task<> overloads() {
  Overloaded O;
  O(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Overloaded::operator()' blocks the event loop in coroutine 'overloads': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-35]]:32: note: 'Overloaded::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  O("");
  co_return;
}

Task<> generic() {
  Generic G;
  G(Blocks());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Generic::operator()' blocks the event loop in coroutine 'generic': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-40]]:58: note: 'Generic::operator()' calls 'Blocks::operator()' here
  // CHECK-NOTES: :[[@LINE-62]]:29: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  G(Computes());
  co_return;
}

Task<> passed() {
  run(Blocks());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' blocks the event loop in coroutine 'passed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-47]]:46: note: 'run' calls 'Blocks::operator()' here
  // CHECK-NOTES: :[[@LINE-72]]:29: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  run(Inherits());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' blocks the event loop in coroutine 'passed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'run' here
  run(Computes());
  co_return;
}

struct Holder {
  Blocks Member;
  Computes Other;
};

Task<> member() {
  Holder H;
  H.Member();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks::operator()' blocks the event loop in coroutine 'member': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-90]]:29: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  H.Other();
  co_return;
}
