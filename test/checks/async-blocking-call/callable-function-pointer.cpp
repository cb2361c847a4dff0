// RUN: %check_async %s
// A call through a pointer is followed where an assignment to it is visible.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void nap() { sleep(1); }
void compute() {}

Task<> initialised() {
  void (*Pointer)() = nap;
  Pointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'initialised': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (*Pointer)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'initialised': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Pointer' here
  void (*Address)() = &nap;
  Address();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Address' may block the event loop in coroutine 'initialised': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:3: note: it reaches the same blocking call as 'Pointer' here
  void (&Reference)() = nap;
  Reference();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Reference' may block the event loop in coroutine 'initialised': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:3: note: it reaches the same blocking call as 'Pointer' here
  void (*Harmless)() = compute;
  Harmless();
  co_return;
}

Task<> assigned(bool Slowly) {
  void (*Pointer)() = compute;
  if (Slowly)
    Pointer = nap;
  Pointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'assigned': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-31]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> chosen(bool Slowly) {
  void (*Pointer)() = Slowly ? nap : compute;
  Pointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'chosen': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-40]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (Slowly ? compute : nap)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' may block the event loop in coroutine 'chosen': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Pointer' here
  (Slowly ? compute : compute)();
  co_return;
}

// To a function of the catalog itself.
Task<> toABlockingFunction() {
  unsigned (*Pointer)(unsigned) = sleep;
  Pointer(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'toABlockingFunction': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A lambda that becomes a function pointer.
Task<> fromALambda() {
  void (*Pointer)() = [] { sleep(1); };
  Pointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'fromALambda': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:28: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  auto Plus = +[] { sleep(1); };
  Plus();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Plus' may block the event loop in coroutine 'fromALambda': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:21: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  void (*Harmless)() = [] {};
  Harmless();
  co_return;
}

// A global and a static member; a table of pointers is not looked into.
void (*Global)() = nap;
static void (*Hook)();
void install() { Hook = nap; }

struct Registry {
  static inline void (*Handler)() = nap;
  void (*Member)() = nullptr;
  void set() { Member = nap; }
};

Task<> globals(Registry &R) {
  Global();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Global' may block the event loop in coroutine 'globals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-89]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Hook();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Hook' may block the event loop in coroutine 'globals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Global' here
  Registry::Handler();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Handler' may block the event loop in coroutine 'globals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'Global' here
  R.Member();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Member' may block the event loop in coroutine 'globals': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:3: note: it reaches the same blocking call as 'Global' here
  co_return;
}

// No assignment is visible.
extern void (*External)();

Task<> unknown(void (*Parameter)()) {
  External();
  Parameter();
  co_return;
}

// What a helper calls is what its caller gives it.
void call(void (*Pointer)()) { Pointer(); }

Task<> parameter() {
  call(nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:32: note: 'call' may call 'nap' here
  // CHECK-NOTES: :[[@LINE-119]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  call(&nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'call' here
  call(compute);
  call([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:32: note: 'call' may call the lambda that it is given here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

void store(void (*Pointer)()) { Hook = Pointer; }

Task<> stored() {
  store(compute);
  co_return;
}
