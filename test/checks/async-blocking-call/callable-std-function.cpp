// RUN: %check_async %s
// A std::function is followed to what is assigned to it in sight.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>

void nap() { sleep(1); }
void compute() {}

Task<> local() {
  std::function<void()> Blocks = [] { sleep(1); };
  Blocks();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks' may block the event loop in coroutine 'local': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:39: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::function<void()> FromPointer(nap);
  FromPointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'FromPointer' may block the event loop in coroutine 'local': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::function<void()> Harmless = compute;
  Harmless();
  std::function<void()> Empty;
  Empty();
  std::function<void()> Unused = nap;
  co_return;
}

Task<> reassigned() {
  std::function<void()> F = compute;
  F = nap;
  F();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'F' may block the event loop in coroutine 'reassigned': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-27]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> copied() {
  std::function<void()> F = nap;
  std::function<void()> G = F;
  G();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'G' may block the event loop in coroutine 'copied': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-37]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

std::function<void()> Global = nap;
std::function<void()> Harmless = compute;

Task<> global() {
  Global();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Global' may block the event loop in coroutine 'global': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-48]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Harmless();
  co_return;
}

struct Session {
  std::function<void()> OnInit = [] { sleep(1); };
  std::function<void()> OnClose;
  std::function<void()> OnData;
  std::function<void()> OnIdle;

  explicit Session(std::function<void()> Idle)
      : OnClose(nap), OnIdle(std::move(Idle)) {}
  void setUp() { OnData = [] { sleep(1); }; }

  Task<> run() {
    OnInit();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'OnInit' may block the event loop in coroutine 'Session::run': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-12]]:39: note: the lambda calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await an awaitable timer instead, or hand the call to a thread
    OnClose();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'OnClose' may block the event loop in coroutine 'Session::run': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-71]]:14: note: 'nap' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await an awaitable timer instead, or hand the call to a thread
    OnData();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'OnData' may block the event loop in coroutine 'Session::run': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-13]]:32: note: the lambda calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await an awaitable timer instead, or hand the call to a thread
    OnIdle();
    co_return;
  }
};

void call(std::function<void()> F) { F(); }
void callRef(const std::function<void()> &F) { F(); }
void callThrough(std::function<void()> F) { callRef(F); }
void keep(std::function<void()> F) { Harmless = F; }

Task<> parameter() {
  call(nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:38: note: 'call' may call 'nap' here
  // CHECK-NOTES: :[[@LINE-91]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  call([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-13]]:38: note: 'call' may call the lambda that it is given here
  // CHECK-NOTES: :[[@LINE-3]]:13: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  callRef(nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'callRef' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:3: note: it reaches the same blocking call as 'call' here
  callThrough(nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'callThrough' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-15]]:3: note: it reaches the same blocking call as 'call' here
  call(compute);
  callThrough([] {});
  co_return;
}

Task<> unknown(std::function<void()> F) {
  F();
  co_return;
}
