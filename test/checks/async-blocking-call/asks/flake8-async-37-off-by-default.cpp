// python-trio/flake8-async#37: what would be told too often is off by default.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <iostream>
#include <mutex>

struct Counter {
  void add() {
    std::lock_guard<std::mutex> Guard(Mutex);
    ++Value;
  }
  std::mutex Mutex;
  int Value = 0;
};

Task<> counts(Counter &C) {
  C.add();
  std::unique_lock<std::mutex> Lock(C.Mutex);
  std::cerr << C.Value;
  co_return;
}
