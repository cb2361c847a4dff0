// RUN: %check_async %s
// An overloaded operator is a call, whichever syntax calls it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Slow {
  Slow &operator+=(int) {
    sleep(1);
    return *this;
  }
  Slow &operator++() {
    sleep(1);
    return *this;
  }
  int operator[](int) const { return sleep(1); }
  int operator()(int) const { return sleep(1); }
  Slow *operator->() {
    sleep(1);
    return this;
  }
  bool operator!() const { return sleep(1) == 0; }
  void operator,(int) const { sleep(1); }
  Slow &operator=(int) {
    sleep(1);
    return *this;
  }
  Slow *operator&() {
    sleep(1);
    return this;
  }
  auto operator<=>(const Slow &) const { return sleep(1) <=> 0u; }
  bool operator==(const Slow &) const { return sleep(1) == 0; }
  int Value = 0;
};

Slow operator-(Slow Left, Slow) {
  sleep(1);
  return Left;
}

struct Quick {
  Quick &operator+=(int) { return *this; }
  int operator[](int) const { return 0; }
};

void use(int);

Task<> operators(Slow S, Slow T) {
  S += 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::operator+=' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-43]]:5: note: 'Slow::operator+=' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  ++S;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::operator++' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-43]]:5: note: 'Slow::operator++' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  use(S[1]);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator[]' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-44]]:38: note: 'Slow::operator[]' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(S(1));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator()' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-47]]:38: note: 'Slow::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(S->Value);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator->' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-49]]:5: note: 'Slow::operator->' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(!S);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator!' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-50]]:35: note: 'Slow::operator!' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  S, 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::operator,' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-53]]:31: note: 'Slow::operator,' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  S = 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::operator=' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-55]]:5: note: 'Slow::operator=' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  (void)&S;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Slow::operator&' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-55]]:5: note: 'Slow::operator&' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:9: note: await an awaitable timer instead
  use(S < T);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator<=>' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-56]]:49: note: 'Slow::operator<=>' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  use(S != T);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::operator==' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-59]]:48: note: 'Slow::operator==' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  (void)(S - T);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'operator-' blocks the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-58]]:3: note: 'operator-' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:10: note: await an awaitable timer instead
  co_return;
}

Task<> quick(Quick Q) {
  Q += 1;
  use(Q[1]);
  co_return;
}

// Assignments that the compiler writes.
struct Member {
  Member &operator=(const Member &) {
    sleep(1);
    return *this;
  }
};
struct Holder {
  Member M;
};

Task<> assigns(Holder &A, Holder &B) {
  A = B;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Holder::operator=' blocks the event loop in coroutine 'assigns': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:8: note: 'Holder::operator=' calls 'Member::operator=' here
  // CHECK-NOTES: :[[@LINE-12]]:5: note: 'Member::operator=' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

// A built-in operator is no call.
Task<> builtin(int N, int *P) {
  N += 1;
  ++N;
  use(P[1]);
  co_return;
}
