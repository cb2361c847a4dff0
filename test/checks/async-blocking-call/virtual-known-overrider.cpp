// RUN: %check_async %s
// Where the type is known, a virtual call is a plain call of one function.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Source {
  virtual ~Source() = default;
  virtual void read() { sleep(1); }
};

struct Memory final : Source {
  void read() override {}
};

struct Disk final : Source {
  void read() override { sleep(2); }
};

Task<> finalClass(Memory &M, Disk *D) {
  M.read();
  D->read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Disk::read' blocks the event loop in coroutine 'finalClass': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:26: note: 'Disk::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> byValue() {
  Memory M;
  M.read();
  Disk D;
  D.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Disk::read' blocks the event loop in coroutine 'byValue': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-18]]:26: note: 'Disk::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Source S;
  S.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' blocks the event loop in coroutine 'byValue': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-31]]:25: note: 'Source::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> qualified(Source &S, Memory &M) {
  S.Source::read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' blocks the event loop in coroutine 'qualified': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-39]]:25: note: 'Source::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  M.Source::read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' blocks the event loop in coroutine 'qualified': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Source::read' here
  M.Memory::read();
  co_return;
}

struct Fast : Source {
  void read() final {}
};

struct Faster : Fast {};

Task<> finalMethod(Fast &F, Faster &G) {
  F.read();
  G.read();
  co_return;
}

struct Member {
  Memory M;
  Disk D;
  Task<> run() {
    M.read();
    D.read();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'Disk::read' blocks the event loop in coroutine 'Member::run': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-59]]:26: note: 'Disk::read' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
};

// A constructor and a destructor call the overrider of their own class.
struct Base {
  Base() { hook(); }
  virtual ~Base() = default;
  virtual void hook() {}
};

struct Derived : Base {
  void hook() override { sleep(1); }
};

Task<> constructed() {
  Base B;
  Derived D;
  co_return;
}
