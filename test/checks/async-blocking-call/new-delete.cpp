// RUN: %check_async %s
// new constructs, delete destroys; through a virtual destructor it may destroy another class.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct SlowToMake {
  SlowToMake() { sleep(1); }
};

struct SlowToDestroy {
  ~SlowToDestroy() { sleep(1); }
};

struct Quick {
  Quick() {}
  ~Quick() {}
};

struct Pool {
  static void *operator new(decltype(sizeof(int)));
  static void operator delete(void *);
};

void *Pool::operator new(decltype(sizeof(int))) {
  sleep(1);
  return nullptr;
}

void Pool::operator delete(void *) { sleep(1); }

Task<> makes() {
  auto *A = new SlowToMake;
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'SlowToMake::SlowToMake' blocks the event loop in coroutine 'makes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-27]]:18: note: 'SlowToMake::SlowToMake' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable timer instead
  auto *B = new SlowToMake[2];
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'SlowToMake::SlowToMake' blocks the event loop in coroutine 'makes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:17: note: it reaches the same blocking call as 'SlowToMake::SlowToMake' here
  auto *C = new Pool;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Pool::operator new' blocks the event loop in coroutine 'makes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:3: note: 'Pool::operator new' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: await an awaitable timer instead
  auto *D = new SlowToDestroy;
  auto *E = new int(sleep(1));
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: 'sleep' blocks the event loop in coroutine 'makes'
  // CHECK-NOTES: :[[@LINE-2]]:21: note: await an awaitable timer instead
  auto *F = new Quick;
  (void)A, (void)B, (void)C, (void)D, (void)E, (void)F;
  co_return;
}

Task<> destroys(SlowToDestroy *A, SlowToDestroy *B, SlowToMake *C, Quick *D,
                int *E, Pool *F) {
  delete A;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'SlowToDestroy::~SlowToDestroy' blocks the event loop in coroutine 'destroys': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-45]]:22: note: 'SlowToDestroy::~SlowToDestroy' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  delete[] B;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'SlowToDestroy::~SlowToDestroy' blocks the event loop in coroutine 'destroys': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'SlowToDestroy::~SlowToDestroy' here
  delete C;
  delete D;
  delete E;
  delete F;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pool::operator delete' blocks the event loop in coroutine 'destroys': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-37]]:38: note: 'Pool::operator delete' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

struct Shape {
  virtual ~Shape() {}
};
struct Circle : Shape {
  ~Circle() override { sleep(1); }
};
struct Square final : Shape {
  ~Square() override { sleep(1); }
};
struct Point final : Shape {};

Task<> destroysShapes(Shape *A, Circle *B, Square *C, Point *D) {
  delete A;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Shape::~Shape' may block the event loop in coroutine 'destroysShapes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:24: note: 'Circle::~Circle' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  delete B;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Circle::~Circle' may block the event loop in coroutine 'destroysShapes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Shape::~Shape' here
  delete C;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Square::~Square' blocks the event loop in coroutine 'destroysShapes': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:24: note: 'Square::~Square' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  delete D;
  co_return;
}

struct Animal {
  virtual ~Animal() = default;
};
struct Cat : Animal {};

Task<> destroysAnimal(Animal *A) {
  delete A;
  co_return;
}

Task<> explicitCall(SlowToDestroy &S, Quick &Q) {
  S.~SlowToDestroy();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'SlowToDestroy::~SlowToDestroy' blocks the event loop in coroutine 'explicitCall': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-100]]:22: note: 'SlowToDestroy::~SlowToDestroy' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  Q.~Quick();
  co_return;
}
