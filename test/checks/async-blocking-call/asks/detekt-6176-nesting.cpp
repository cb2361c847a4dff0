// detekt/detekt#6176: what is around a function, or in it, does not make it a coroutine.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void plain() {
  sleep(1);
  auto Coroutine = []() -> Task<> {
    auto Plain = [] { sleep(2); };
    (void)Plain;
    co_return;
  };
  Coroutine();
  sleep(3);
}

struct Outer {
  Task<> coroutine() {
    struct Inner {
      void plain() { sleep(4); }
    };
    co_return;
  }
  void plain() { sleep(5); }
};
