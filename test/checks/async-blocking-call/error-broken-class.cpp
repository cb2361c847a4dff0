// RUN: not %clang_tidy -load=%plugin -checks='-*,async-*' --config={} %s -- -std=c++20 -ferror-limit=0 -I %inputs 2>&1 | FileCheck %s --implicit-check-not=warning:
// Classes that cannot be, and templates that depend on what is not there: no crash.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Recursive : Recursive {
  ~Recursive() { sleep(1); }
};
struct HoldsItself {
  HoldsItself Self;
  Missing Other;
  ~HoldsItself() { sleep(1); }
};
Task<> holds() {
  HoldsItself H;
  Recursive R;
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'holds'
  co_return;
}

// Templates that depend on what is not there.
template <typename T> Task<> dependent(T Value) {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'dependent'
  typename T::Missing M;
  co_await Value.missing(M, sleep(2));
  // CHECK: :[[@LINE-1]]:29: warning: 'sleep' blocks the event loop in coroutine 'dependent'
  for (auto X : Value)
    X->wait(M);
  auto [A, B] = Value;
  new T(sleep(3));
  // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in coroutine 'dependent'
  delete Value;
  co_return Value;
}
Task<> instantiates() {
  co_await dependent(1);
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'instantiates'
}
template <typename T> struct Unknown : T::Base {
  Task<> run() {
    this->wait();
    T::Missing::call(sleep(1));
    // CHECK: :[[@LINE-1]]:22: warning: 'sleep' blocks the event loop in coroutine 'Unknown::run'
    sleep(2);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Unknown::run'
    co_return;
  }
};

Task<> after() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'after'
  co_return;
}
