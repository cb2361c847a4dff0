// RUN: %check_async %s
// The body of a lambda counts where the lambda is called.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> calledWhereItIsWritten() {
  [] { sleep(1); }();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'calledWhereItIsWritten': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:8: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  [] {}();
  co_return;
}

Task<> calledThroughAVariable() {
  auto Pause = [](int Seconds) { sleep(Seconds); };
  Pause(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pause' blocks the event loop in coroutine 'calledThroughAVariable': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:34: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  auto Nothing = [](int Seconds) { return Seconds; };
  Nothing(1);
  co_return;
}

Task<> neverCalled() {
  auto Unused = [] { sleep(1); };
  (void)Unused;
  co_return;
}

Task<> copied() {
  auto First = [] { sleep(1); };
  auto Second = First;
  Second();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Second' blocks the event loop in coroutine 'copied': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:21: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  const auto &Third = First;
  Third();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Third' blocks the event loop in coroutine 'copied': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'Second' here
  co_return;
}

Task<> generic() {
  auto Call = [](auto Callable) { Callable(); };
  Call([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Call' blocks the event loop in coroutine 'generic': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:35: note: the lambda calls 'Callable' here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Call([] {});
  co_return;
}

Task<> nested() {
  auto Outer = [] {
    auto Inner = [] { sleep(1); };
    return Inner;
  };
  Outer();
  Outer()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'nested': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:23: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// What initialises a capture runs where the lambda is made.
unsigned slowly() { return sleep(1); }

Task<> initCapture() {
  auto Unused = [Value = slowly()] { return Value; };
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: 'slowly' blocks the event loop in coroutine 'initCapture': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:28: note: 'slowly' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:26: note: await an awaitable timer instead, or hand the call to a thread
  (void)Unused;
  co_return;
}

Task<> capturedCallable() {
  auto Pause = [] { sleep(1); };
  auto Twice = [&Pause] {
    Pause();
    Pause();
  };
  Twice();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Twice' blocks the event loop in coroutine 'capturedCallable': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:5: note: the lambda calls 'Pause' here
  // CHECK-NOTES: :[[@LINE-8]]:21: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

auto Global = [] { sleep(1); };

Task<> calledGlobal() {
  Global();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Global' blocks the event loop in coroutine 'calledGlobal': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:20: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A lambda that is a coroutine is a root itself: reported there, once.
Task<> coroutineLambda() {
  auto Wait = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  };
  co_await Wait();
}
