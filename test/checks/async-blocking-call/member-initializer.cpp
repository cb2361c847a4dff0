// RUN: %check_async %s
// A constructor runs the initialisers of members and bases, written or defaulted.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

unsigned now() { return sleep(1); }

struct InClass {
  unsigned Start = now();
};

struct InList {
  InList() : Start(sleep(1)) {}
  unsigned Start;
};

struct Overrides {
  Overrides() : Start(0) {}
  unsigned Start = now();
};

struct Base {
  Base() { sleep(1); }
  explicit Base(int) {}
};

struct Derived : Base {};
struct DerivedQuick : Base {
  DerivedQuick() : Base(1) {}
};

struct Inherits : Base {
  using Base::Base;
  unsigned Start = now();
};

struct Virtual : virtual Base {};

struct Contains {
  InList Member;
};

struct Delegates {
  Delegates() : Delegates(1) {}
  explicit Delegates(int) { sleep(1); }
};

struct ArrayMember {
  InList Members[2];
};

struct Aggregate {
  unsigned A;
  unsigned Start = sleep(1);
};

Task<> constructs() {
  InClass A;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'InClass::InClass' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-51]]:20: note: 'InClass::InClass' calls 'now' here
  // CHECK-NOTES: :[[@LINE-55]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await an awaitable timer instead, or hand the call to a thread
  InList B;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'InList::InList' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-52]]:20: note: 'InList::InList' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:10: note: await an awaitable timer instead, or hand the call to a thread
  Derived C;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Derived::Derived' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-42]]:8: note: 'Derived::Derived' calls 'Base::Base' here
  // CHECK-NOTES: :[[@LINE-47]]:12: note: 'Base::Base' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await an awaitable timer instead, or hand the call to a thread
  Inherits D(1);
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Inherits::Inherits' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-16]]:11: note: it reaches the same blocking call as 'InClass::InClass' here
  Virtual E;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Virtual::Virtual' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-10]]:11: note: it reaches the same blocking call as 'Derived::Derived' here
  Contains F;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Contains::Contains' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-17]]:10: note: it reaches the same blocking call as 'InList::InList' here
  Delegates G;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Delegates::Delegates' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-39]]:17: note: 'Delegates::Delegates' calls 'Delegates::Delegates' here
  // CHECK-NOTES: :[[@LINE-39]]:29: note: 'Delegates::Delegates' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:13: note: await an awaitable timer instead, or hand the call to a thread
  ArrayMember H;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'ArrayMember::ArrayMember' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-25]]:10: note: it reaches the same blocking call as 'InList::InList' here
  Aggregate I{1};
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in coroutine 'constructs'
  // CHECK-NOTES: :[[@LINE-2]]:14: note: await an awaitable timer instead, or hand the call to a thread
  Aggregate Pair[2] = {{1, 2}, {1}};
  // CHECK-NOTES: :[[@LINE-1]]:32: warning: 'sleep' blocks the event loop in coroutine 'constructs'
  // CHECK-NOTES: :[[@LINE-2]]:32: note: await an awaitable timer instead, or hand the call to a thread
  InList Filled[2] = {};
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: 'InList::InList' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-34]]:10: note: it reaches the same blocking call as 'InList::InList' here
  InList Array[2];
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'InList::InList' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-37]]:10: note: it reaches the same blocking call as 'InList::InList' here
  InClass();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'InClass::InClass' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-45]]:11: note: it reaches the same blocking call as 'InClass::InClass' here
  InClass{};
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'now' blocks the event loop in coroutine 'constructs': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-100]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:10: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> quick() {
  Overrides A;
  DerivedQuick B;
  Aggregate C{1, 2};
  const Aggregate &D = {.A = 1, .Start = 2};
  co_return;
}

// An aggregate that is a member, or an argument.
struct Nests {
  Nests() : Member{1} {}
  Aggregate Member;
};
void takes(Aggregate);

Task<> nests() {
  Nests N;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Nests::Nests' blocks the event loop in coroutine 'nests': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-8]]:19: note: 'Nests::Nests' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:9: note: await an awaitable timer instead, or hand the call to a thread
  takes({1});
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in coroutine 'nests'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable timer instead, or hand the call to a thread
  takes({1, 2});
  co_return;
}

// A copy runs no default initialiser.
Task<> copies(InClass &A) {
  InClass B = A;
  (void)B;
  co_return;
}

template <typename T> struct Box {
  T Value = T();
  unsigned Start = now();
};

template <typename T> struct EmptyBox {
  T Value = T();
};

Task<> boxes() {
  Box<int> A;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Box::Box' blocks the event loop in coroutine 'boxes': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-10]]:20: note: 'Box::Box' calls 'now' here
  // CHECK-NOTES: :[[@LINE-152]]:25: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: await an awaitable timer instead, or hand the call to a thread
  EmptyBox<int> B;
  EmptyBox<InList> C;
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'EmptyBox::EmptyBox' blocks the event loop in coroutine 'boxes': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-12]]:13: note: 'EmptyBox::EmptyBox' calls 'InList::InList' here
  // CHECK-NOTES: :[[@LINE-151]]:20: note: 'InList::InList' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:20: note: await an awaitable timer instead, or hand the call to a thread
  (void)A, (void)B, (void)C;
  co_return;
}
