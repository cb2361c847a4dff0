// RUN: %check_async %s
// What a local's constructor does is the implicit enter of the frame.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <memory>
#include <mutex>

struct Connects {
  Connects() { sleep(1); }
  explicit Connects(int) {}
};

struct Member {
  Connects Inner;
};

struct Initialised {
  int Value = static_cast<int>(sleep(1));
};

struct Base : Connects {
  Base() = default;
};

Task<> local() {
  Connects C;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Connects::Connects' blocks the event loop in coroutine 'local': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-19]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> inside() {
  Member M;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Member::Member' blocks the event loop in coroutine 'inside': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-23]]:8: note: 'Member::Member' calls 'Connects::Connects' here
  // CHECK-NOTES: :[[@LINE-28]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> base() {
  Base B;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Base::Base' blocks the event loop in coroutine 'base': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-23]]:3: note: 'Base::Base' calls 'Connects::Connects' here
  // CHECK-NOTES: :[[@LINE-37]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// The second has no constructor: the coroutine itself makes the call.
Task<> defaults() {
  Initialised I;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'Initialised::Initialised' blocks the event loop in coroutine 'defaults': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-37]]:32: note: 'Initialised::Initialised' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:15: note: await an awaitable timer instead, or hand the call to a thread
  Initialised J{};
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'sleep' blocks the event loop in coroutine 'defaults'
  // CHECK-NOTES: :[[@LINE-2]]:16: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> temporary() {
  Connects();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Connects::Connects' blocks the event loop in coroutine 'temporary': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-57]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> file() {
  std::ifstream In("settings");
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ifstream::ifstream' blocks the event loop in coroutine 'file' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:17: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

// What new makes is no part of the frame.
Task<> heap() {
  auto *C = new Connects;
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'Connects::Connects' blocks the event loop in coroutine 'heap': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-73]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable timer instead, or hand the call to a thread
  auto Owned = std::make_unique<Connects>();
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::make_unique' blocks the event loop in coroutine 'heap': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:17: note: it reaches the same blocking call as 'Connects::Connects' here
  (void)C;
  co_return;
}

// A function's result is made by a call.
unsigned slow() { return sleep(1); }
Task<> call() {
  unsigned Result = slow();
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: 'slow' blocks the event loop in coroutine 'call': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:26: note: 'slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:21: note: await an awaitable timer instead, or hand the call to a thread
  (void)Result;
  co_return;
}

// Silent from here.
Task<> quick() {
  Connects C(1);
  std::ifstream Closed;
  static Connects *Pointer;
  (void)Pointer;
  co_return;
}
