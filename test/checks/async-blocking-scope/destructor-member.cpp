// RUN: %check_async %s
// A destructor destroys members and bases.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Slow {
  ~Slow() { sleep(1); }
};

struct Implicit {
  Slow Member;
};

struct Defaulted {
  Slow Member;
  ~Defaulted() = default;
};

struct Written {
  Slow Member;
  ~Written() {}
};

struct OutOfLine {
  Slow Member;
  ~OutOfLine();
};

OutOfLine::~OutOfLine() = default;

struct Array {
  Slow Members[2];
};

struct Derived : Slow {};
struct MostDerived : virtual Derived {};

struct Deep {
  struct {
    Implicit Inner;
  } Outer;
};

struct Harmless {
  Slow &Reference;
  Slow *Pointer;
  static Slow Static;
  ~Harmless() {}
};

union Storage {
  Slow Never;
  Storage() {}
  ~Storage() {}
};

// Not in this unit.
struct Elsewhere {
  ~Elsewhere();
};

template <typename T> struct Box {
  T Value;
};

Task<> implicit() {
  Implicit I;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Implicit::~Implicit' blocks the event loop in coroutine 'implicit': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'I' is destroyed here
  // CHECK-NOTES: :[[@LINE-59]]:8: note: 'Implicit::~Implicit' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-64]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:12: note: await an awaitable timer before 'I' is destroyed
  co_return;
}

Task<> others() {
  Defaulted A;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Defaulted::~Defaulted' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+32]]:3: note: 'A' is destroyed here
  // CHECK-NOTES: :[[@LINE-65]]:8: note: 'Defaulted::~Defaulted' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-74]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:13: note: await an awaitable timer before 'A' is destroyed
  Written B;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Written::~Written' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+26]]:3: note: 'B' is destroyed here
  // CHECK-NOTES: :[[@LINE-9]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  OutOfLine C;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'OutOfLine::~OutOfLine' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+22]]:3: note: 'C' is destroyed here
  // CHECK-NOTES: :[[@LINE-13]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  Array D;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Array::~Array' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+18]]:3: note: 'D' is destroyed here
  // CHECK-NOTES: :[[@LINE-17]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  Derived E;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Derived::~Derived' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+14]]:3: note: 'E' is destroyed here
  // CHECK-NOTES: :[[@LINE-21]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  MostDerived F;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'MostDerived::~MostDerived' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+10]]:3: note: 'F' is destroyed here
  // CHECK-NOTES: :[[@LINE-25]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  Deep G;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Deep::~Deep' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+6]]:3: note: 'G' is destroyed here
  // CHECK-NOTES: :[[@LINE-29]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  Box<Slow> H;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Box::~Box' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'H' is destroyed here
  // CHECK-NOTES: :[[@LINE-33]]:13: note: it reaches the same blocking call as 'Defaulted::~Defaulted' here
  co_return;
}

Task<> defaulted() {
  Defaulted D;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Defaulted::~Defaulted' blocks the event loop in coroutine 'defaulted': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'D' is destroyed here
  // CHECK-NOTES: :[[@LINE-103]]:8: note: 'Defaulted::~Defaulted' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-112]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:13: note: await an awaitable timer before 'D' is destroyed
  co_return;
}

Task<> derived() {
  MostDerived D;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'MostDerived::~MostDerived' blocks the event loop in coroutine 'derived': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'D' is destroyed here
  // CHECK-NOTES: :[[@LINE-92]]:22: note: 'MostDerived::~MostDerived' calls 'Derived::~Derived' here
  // CHECK-NOTES: :[[@LINE-94]]:18: note: 'Derived::~Derived' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-123]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-6]]:15: note: await an awaitable timer before 'D' is destroyed
  co_return;
}

Task<> deep() {
  Deep D;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Deep::~Deep' blocks the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+6]]:3: note: 'D' is destroyed here
  // CHECK-NOTES: :[[@LINE-98]]:5: note: 'Deep::~Deep' calls 'Deep::(anonymous)::~(anonymous)' here
  // CHECK-NOTES: :[[@LINE-100]]:14: note: 'Deep::(anonymous)::~(anonymous)' calls 'Implicit::~Implicit' here
  // CHECK-NOTES: :[[@LINE-130]]:8: note: 'Implicit::~Implicit' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-135]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:8: note: await an awaitable timer before 'D' is destroyed
  co_return;
}

Task<> harmless(Slow &S) {
  Harmless A{S, nullptr};
  Storage B;
  Elsewhere C;
  Box<int> D;
  co_return;
}
