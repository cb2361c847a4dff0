// REQUIRES: llvm-ge-19
// RUN: %check_async %s
// The effects that clang knows: blocking and nonblocking.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void declared() [[clang::blocking]];
void defined() [[clang::blocking]] {}
void quick() [[clang::nonblocking]];
void conditional() [[clang::nonblocking(true)]];
void notSo() [[clang::nonblocking(false)]];

void quick() [[clang::nonblocking]] {}

struct Device {
  void wait() [[clang::blocking]];
  void compute() [[clang::nonblocking]];
  virtual void read() [[clang::blocking]];
};

Task<> effects(Device &D) {
  declared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'declared' blocks the event loop in coroutine 'effects'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  defined();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'defined' blocks the event loop in coroutine 'effects'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  quick();
  conditional();
  notSo();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'notSo' blocks the event loop in coroutine 'effects'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  D.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::wait' blocks the event loop in coroutine 'effects'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  D.compute();
  D.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::read' blocks the event loop in coroutine 'effects'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  co_return;
}

// The body of a function that is declared not to block is not looked into:
// clang checks it itself.
extern "C" int fsync(int) [[clang::nonblocking]];

Task<> catalogued() {
  fsync(1);
  co_return;
}

// An annotation is nearer than an effect.
[[clang::annotate("async::nonblocking")]] void both() [[clang::blocking]];

Task<> annotated() {
  both();
  co_return;
}

Task<> root() [[clang::nonblocking]] {
  co_return;
}
