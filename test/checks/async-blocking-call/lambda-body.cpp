// RUN: %check_async %s
// A lambda's body runs when it is called, and only then.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void use(int);
void keep(void (*)());
int now() { return sleep(1); }

Task<> notCalled() {
  auto Wait = [] { sleep(1); };
  keep([] { sleep(1); });
  (void)[] { sleep(1); };
  (void)Wait;
  co_return;
}

Task<> called() {
  auto Wait = [] { sleep(1); };
  Wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Wait' blocks the event loop in coroutine 'called': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:20: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> calledInPlace() {
  [] { sleep(1); }();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'calledInPlace': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:8: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  int N = [] { return now(); }();
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: a lambda blocks the event loop in coroutine 'calledInPlace': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:23: note: the lambda calls 'now' here
  // CHECK-NOTES: :[[@LINE-27]]:20: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await an awaitable timer instead
  [](auto Seconds) { sleep(Seconds); }(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'calledInPlace': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:22: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  [] { return [] { sleep(1); }; }()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'calledInPlace': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  use(N);
  co_return;
}

Task<> quick() {
  auto Increment = [](int N) { return N + 1; };
  use(Increment(1));
  [] { return [] { sleep(1); }; }();
  co_return;
}

// What is captured is evaluated where the lambda is written.
Task<> captures() {
  auto A = [N = now()] { return N; };
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'now' blocks the event loop in coroutine 'captures': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-52]]:20: note: 'now' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable timer instead
  auto B = [N = sleep(1)] { return N; };
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'sleep' blocks the event loop in coroutine 'captures'
  // CHECK-NOTES: :[[@LINE-2]]:17: note: await an awaitable timer instead
  auto C = [N = 1] { return N; };
  co_return;
}

// Generic, with instances of its own.
Task<> generic() {
  auto Wait = [](auto Seconds) { sleep(Seconds); };
  Wait(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Wait' blocks the event loop in coroutine 'generic': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:34: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  Wait(2u);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Wait' blocks the event loop in coroutine 'generic': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Wait' here
  co_return;
}

Task<> genericNotCalled() {
  auto Wait = [](auto Seconds) { sleep(Seconds); };
  (void)Wait;
  co_return;
}

// A lambda that calls another.
Task<> nested() {
  auto Inner = [] { sleep(1); };
  auto Outer = [&] { Inner(); };
  Outer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Outer' blocks the event loop in coroutine 'nested': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:22: note: the lambda calls 'Inner' here
  // CHECK-NOTES: :[[@LINE-5]]:21: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

// A lambda that is a coroutine is a root of its own.
Task<> coroutine() {
  auto Wait = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  co_await Wait();
}

// The name that holds it.
struct Session {
  Task<> run() {
    auto Wait = [this] { wait(); };
    Wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'Wait' blocks the event loop in coroutine 'Session::run': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-3]]:26: note: the lambda calls 'Session::wait' here
    // CHECK-NOTES: :[[@LINE+4]]:17: note: 'Session::wait' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: await an awaitable timer instead
    co_return;
  }
  void wait() { sleep(1); }
};

auto GlobalWait = [] { sleep(1); };

Task<> callsGlobal() {
  GlobalWait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'GlobalWait' blocks the event loop in coroutine 'callsGlobal': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:24: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> copies() {
  auto Wait = [] { sleep(1); };
  auto Copy = Wait;
  Copy();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Copy' blocks the event loop in coroutine 'copies': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:20: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}
