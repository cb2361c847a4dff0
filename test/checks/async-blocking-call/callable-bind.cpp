// RUN: %check_async %s
// std::bind, std::bind_front, std::mem_fn and std::ref are looked through.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>

void nap(int Seconds) { sleep(Seconds); }
void compute(int) {}

struct Device {
  void wait() { sleep(1); }
  void compute() {}
};

struct Blocks {
  void operator()() const { sleep(1); }
};

Task<> bind() {
  auto Bound = std::bind(nap, 1);
  Bound();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Bound' may block the event loop in coroutine 'bind': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:25: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::bind(&nap, std::placeholders::_1)(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' may block the event loop in coroutine 'bind': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Bound' here
  auto Harmless = std::bind(compute, 1);
  Harmless();
  auto Unused = std::bind(nap, 1);
  (void)Unused;
  co_return;
}

Task<> bindMember(Device &D) {
  auto Bound = std::bind(&Device::wait, &D);
  Bound();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Bound' may block the event loop in coroutine 'bindMember': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-28]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::bind(&Device::compute, &D)();
  co_return;
}

Task<> bindLambda() {
  auto Bound = std::bind([](int Seconds) { sleep(Seconds); }, 1);
  Bound();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Bound' may block the event loop in coroutine 'bindLambda': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:44: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::bind([](int) {}, 1)();
  co_return;
}

Task<> bindFront(Device &D) {
  auto Bound = std::bind_front(nap, 1);
  Bound();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Bound' may block the event loop in coroutine 'bindFront': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-52]]:25: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::bind_front(&Device::wait, &D)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::wait' may block the event loop in coroutine 'bindFront': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-52]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::bind_front(compute, 1)();
  co_return;
}

Task<> memFn(Device &D) {
  auto Wait = std::mem_fn(&Device::wait);
  Wait(D);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Wait' may block the event loop in coroutine 'memFn': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-62]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::mem_fn(&Device::compute)(D);
  co_return;
}

Task<> ref() {
  Blocks B;
  std::ref(B)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Blocks::operator()' may block the event loop in coroutine 'ref': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-67]]:29: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  auto Lambda = [] { sleep(1); };
  std::ref(Lambda)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda may block the event loop in coroutine 'ref': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:22: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  auto Harmless = [] {};
  std::cref(Harmless)();
  co_return;
}

template <typename F> void run(F &&Callable) { Callable(); }

Task<> passed(Device &D) {
  run(std::bind(nap, 1));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' may block the event loop in coroutine 'passed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:48: note: 'run' may call 'nap' here
  // CHECK-NOTES: :[[@LINE-94]]:25: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  run(std::bind_front(&Device::wait, &D));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' may block the event loop in coroutine 'passed': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:48: note: 'run' may call 'Device::wait' here
  // CHECK-NOTES: :[[@LINE-95]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  run(std::bind(compute, 1));
  co_return;
}
