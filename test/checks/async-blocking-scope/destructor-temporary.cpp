// RUN: %check_async %s
// A temporary's destructor is called at the end of its full-expression.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void use(int);

struct Slow {
  explicit Slow(int = 0) {}
  ~Slow() { sleep(1); }
  int value() const { return 1; }
};

struct Quick {
  ~Quick() {}
};

struct Trivial {};

Slow makes() { return Slow(); }
void takes(const Slow &);
void takesValue(Slow);

Task<> temporaries() {
  Slow();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::~Slow' blocks the event loop in coroutine 'temporaries': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer before the temporary is destroyed
  use(Slow(1).value());
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::~Slow' blocks the event loop in coroutine 'temporaries': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Slow::~Slow' here
  takes(Slow(2));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Slow::~Slow' blocks the event loop in coroutine 'temporaries': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'Slow::~Slow' here
  takesValue(Slow(3));
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'Slow::~Slow' blocks the event loop in coroutine 'temporaries': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:3: note: it reaches the same blocking call as 'Slow::~Slow' here
  makes();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::~Slow' blocks the event loop in coroutine 'temporaries': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-15]]:3: note: it reaches the same blocking call as 'Slow::~Slow' here
  co_return;
}

Task<> quick() {
  Quick();
  Trivial();
  co_return;
}

// What initialises an object is no temporary.
struct Holder {
  Slow Member;
};
struct HoldsNew {
  Slow *Member;
  HoldsNew() : Member(new Slow(Slow(1))) {}
};
struct Leaks {
  union {
    Slow Member;
  };
  Leaks() : Member(Slow(1)) {}
  ~Leaks() {}
};

Task<> elided(bool B) {
  use((new Slow(Slow(1)))->value());
  use((new Slow(B ? Slow(1) : makes()))->value());
  new Holder{Slow(1)};
  new Slow[2]{Slow(1), makes()};
  HoldsNew();
  Leaks();
  co_return;
}

// But here one is.
Task<> notElided() {
  new Slow(Slow(1).value());
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Slow::~Slow' blocks the event loop in coroutine 'notElided': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-70]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer before the temporary is destroyed
  co_return;
}

// Alive across the suspension, and destroyed after it.
Task<int> awaits(const Slow &);

Task<> operand() {
  use(co_await awaits(Slow()));
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: 'Slow::~Slow' blocks the event loop in coroutine 'operand': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-81]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:23: note: await an awaitable timer before the temporary is destroyed
}
