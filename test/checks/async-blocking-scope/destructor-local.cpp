// RUN: %check_async %s
// A local's destructor is called where its scope ends; the note says where.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

bool flag();
void use(int);

struct Slow {
  ~Slow() { sleep(1); }
  explicit operator bool() const { return true; }
};

struct Quick {
  ~Quick() {}
};

Task<> endOfBody() {
  Slow S;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'endOfBody': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-12]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  Quick Q;
  use(1);
  co_return;
}

Task<> endOfBlock() {
  {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'endOfBlock': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+4]]:3: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-24]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    use(1);
  }
  use(2);
  co_return;
}

Task<> endOfLoop() {
  while (flag()) {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'endOfLoop': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+7]]:3: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-37]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    if (flag())
      continue;
    if (flag())
      break;
  }
  co_return;
}

Task<> conditionVariable() {
  if (Slow S; flag()) {
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Slow::~Slow' blocks the event loop in coroutine 'conditionVariable': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-51]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    use(1);
  }
  co_return;
}

// A coroutine's parameter is one of its locals.
Task<> parameter(Slow S) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'Slow::~Slow' blocks the event loop in coroutine 'parameter': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:39: note: 'S' is destroyed here
// CHECK-NOTES: :[[@LINE-62]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:23: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it

struct Pair {
  Slow First;
  int Second;
};

Task<> binding() {
  auto [First, Second] = Pair{Slow(), 1};
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Pair::~Pair' blocks the event loop in coroutine 'binding': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: '[First, Second]' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:8: note: 'Pair::~Pair' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-75]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:8: note: await an awaitable timer before '[First, Second]' is destroyed, or let a thread destroy it
  co_return;
}

// One finding, although two ways lead out.
Task<> earlyReturn() {
  Slow S;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'earlyReturn': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-85]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  if (flag())
    co_return;
  use(1);
}

Task<> several() {
  Slow First;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'several': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+7]]:3: note: 'First' is destroyed here
  // CHECK-NOTES: :[[@LINE-96]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'First' is destroyed, or let a thread destroy it
  Slow Second;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'several': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Second' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:8: note: it reaches the same blocking call as 'Slow::~Slow' here
  co_return;
}

Task<> array() {
  Slow Array[2];
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'array': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Array' is destroyed here
  // CHECK-NOTES: :[[@LINE-109]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'Array' is destroyed, or let a thread destroy it
  co_return;
}

// Alive as long as the reference.
Task<> extended() {
  const Slow &S = Slow();
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'Slow::~Slow' blocks the event loop in coroutine 'extended': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-119]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  co_return;
}

// Never destroyed here.
Task<> lives(Slow &Reference, Slow *Pointer) {
  Slow &Alias = Reference;
  Slow *Same = Pointer;
  static Slow Static;
  Slow *Leaked = new Slow;
  (void)Alias, (void)Same, (void)Leaked;
  co_return;
}

// In a callee it is a step of the chain.
void helper() {
  Slow S;
  use(1);
}

Task<> callsHelper() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'callsHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:8: note: 'helper' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-144]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
