// RUN: %check_async %s
// A local dies on every path that leads out, also on that of an exception.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <stdexcept>

bool flag();
void use(int);
struct Slow {
  ~Slow() { sleep(1); }
};
Task<> wait();

Task<> thrown() {
  Slow S;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'thrown': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  throw std::runtime_error("x");
  co_return;
}

Task<> inTry() {
  try {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'inTry': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+6]]:3: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-19]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    co_await wait();
    if (flag())
      throw 1;
  } catch (...) {
    use(1);
  }
}

Task<> inHandler() {
  try {
    use(1);
  } catch (const std::exception &) {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'inHandler': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+3]]:3: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-36]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  }
  co_return;
}

Task<> nested() {
  for (int I = 0; I != 3; ++I) {
    {
      Slow S;
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Slow::~Slow' blocks the event loop in coroutine 'nested': it reaches 'sleep' [async-blocking-scope]
      // CHECK-NOTES: :[[@LINE+7]]:5: note: 'S' is destroyed here
      // CHECK-NOTES: :[[@LINE-48]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
      // CHECK-NOTES: :[[@LINE-4]]:12: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
      if (flag())
        co_return;
      if (flag())
        continue;
    }
    use(I);
  }
}

Task<> switched(int Kind) {
  switch (Kind) {
  case 1: {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'switched': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+3]]:5: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-65]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    break;
  }
  default:
    break;
  }
  co_return;
}

Task<> loops() {
  for (Slow S; flag();)
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Slow::~Slow' blocks the event loop in coroutine 'loops': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:10: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-79]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:13: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    use(1);
  while (Slow *Pointer = nullptr)
    use(2);
  co_return;
}

// The loop ends when the task is cancelled, or with the frame.
Task<> endless() {
  Slow S;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'endless': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-92]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  for (;;)
    co_await wait();
}

Task<> rethrown() {
  try {
    Slow S;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'rethrown': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+3]]:5: note: 'S' is destroyed here
    // CHECK-NOTES: :[[@LINE-103]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:10: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
    throw 1;
  } catch (int) {
    Slow T;
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Slow::~Slow' blocks the event loop in coroutine 'rethrown': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+2]]:5: note: 'T' is destroyed here
    // CHECK-NOTES: :[[@LINE-10]]:10: note: it reaches the same blocking call as 'Slow::~Slow' here
    throw;
  }
  co_return;
}

void helper() {
  Slow S;
  throw 1;
}
Task<> deep() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:8: note: 'helper' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-124]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Silent from here.
Task<> caught() {
  Slow S;
  for (;;) {
    try {
      throw 1;
    } catch (...) {
    }
  }
}
[[noreturn]] void fail();
Task<> ends() {
  Slow S;
  fail();
  co_return;
}
Task<> unreachable() {
  co_return;
  Slow S;
}
Task<> discarded() {
  if constexpr (false) {
    Slow S;
  }
  if (false) {
    Slow S;
  }
  co_return;
}
