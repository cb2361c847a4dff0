//===- CPUThreadPoolExecutor.h - A part of Folly -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_CPUTHREADPOOLEXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_CPUTHREADPOOLEXECUTOR_H

#include "folly/executors/ThreadPoolExecutor.h"

namespace folly {

class CPUThreadPoolExecutor : public ThreadPoolExecutor {
public:
  explicit CPUThreadPoolExecutor(std::size_t);
  ~CPUThreadPoolExecutor() override;
  void add(Func) override;
  virtual void addWithPriority(Func, signed char);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_CPUTHREADPOOLEXECUTOR_H
