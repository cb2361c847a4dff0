//===- ManualExecutor.h - A part of Folly --------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_MANUALEXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_MANUALEXECUTOR_H

#include "folly/Executor.h"

namespace folly {

class ManualExecutor : public DrivableExecutor {
public:
  ~ManualExecutor() override;
  void add(Func) override;
  std::size_t run();
  void wait();
  void makeProgress() {
    wait();
    run();
  }
  void drive() override { makeProgress(); }
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_MANUALEXECUTOR_H
