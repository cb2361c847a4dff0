// RUN: %check_async %s
// std::invoke, std::apply and std::call_once call what they are given.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>
#include <mutex>
#include <thread>
#include <tuple>

void nap(int) { sleep(1); }
void compute(int) {}

struct Device {
  void wait(int) { sleep(1); }
  void compute(int) {}
};

Task<> invoke(Device &D) {
  std::invoke(nap, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'invoke': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:6: note: 'std::invoke' calls 'nap'
  // CHECK-NOTES: :[[@LINE-12]]:17: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::invoke([](int) { sleep(1); }, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'invoke': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:15: note: 'std::invoke' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:25: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::invoke(&Device::wait, D, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'invoke': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:8: note: 'std::invoke' calls 'Device::wait'
  // CHECK-NOTES: :[[@LINE-18]]:20: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::invoke(compute, 1);
  std::invoke([] {});
  std::invoke(&Device::compute, &D, 1);
  co_return;
}

Task<> apply() {
  std::apply(nap, std::tuple(1));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::apply' blocks the event loop in coroutine 'apply': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-33]]:6: note: 'std::apply' calls 'nap'
  // CHECK-NOTES: :[[@LINE-34]]:17: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::apply([](int, int) { sleep(1); }, std::tuple(1, 2));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::apply' blocks the event loop in coroutine 'apply': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:14: note: 'std::apply' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:29: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::apply(compute, std::tuple(1));
  co_return;
}

std::once_flag Flag;

Task<> callOnce(Device &D) {
  std::call_once(Flag, nap, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::call_once' blocks the event loop in coroutine 'callOnce': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-50]]:17: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::call_once(Flag, [] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::call_once' blocks the event loop in coroutine 'callOnce': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:29: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::call_once(Flag, &Device::wait, &D, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::call_once' blocks the event loop in coroutine 'callOnce': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-54]]:20: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::call_once(Flag, compute, 1);
  std::call_once(Flag, [] {});
  co_return;
}

// What is called may be a function of the catalog itself.
Task<> ofTheCatalog(std::thread &T) {
  std::invoke(sleep, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'ofTheCatalog': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::invoke(&std::thread::join, T);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'ofTheCatalog': it reaches 'std::thread::join'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of work that is handed to a thread instead, or hand the call to a thread
  std::invoke(&std::thread::detach, T);
  co_return;
}
