// RUN: %check_async %s
// A call through a pointer to a member function.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Device {
  void wait() { sleep(1); }
  void compute() {}
};

Task<> direct(Device &D) {
  (D.*&Device::wait)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::wait' blocks the event loop in coroutine 'direct': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (D.*&Device::compute)();
  co_return;
}

Task<> variable(Device &D, Device *P) {
  void (Device::*Member)() = &Device::wait;
  (D.*Member)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Member' may block the event loop in coroutine 'variable': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (P->*Member)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Member' may block the event loop in coroutine 'variable': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Member' here
  auto Harmless = &Device::compute;
  (D.*Harmless)();
  co_return;
}

void call(Device &D, void (Device::*Member)()) { (D.*Member)(); }

template <typename C> void callAny(C &Object, void (C::*Member)()) {
  (Object.*Member)();
}

Task<> parameter(Device &D) {
  call(D, &Device::wait);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:50: note: 'call' may call 'Device::wait' here
  // CHECK-NOTES: :[[@LINE-37]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  call(D, &Device::compute);
  callAny(D, &Device::wait);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'callAny' may block the event loop in coroutine 'parameter': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'call' here
  callAny(D, &Device::compute);
  co_return;
}

Task<> unknown(Device &D, void (Device::*Member)()) {
  (D.*Member)();
  co_return;
}
