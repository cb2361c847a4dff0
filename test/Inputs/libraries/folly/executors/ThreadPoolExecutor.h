//===- ThreadPoolExecutor.h - A part of Folly ----------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_THREADPOOLEXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_THREADPOOLEXECUTOR_H

#include "folly/Executor.h"
#include <cstddef>

namespace folly {

class ThreadPoolExecutor : public virtual Executor {
public:
  ~ThreadPoolExecutor() override;
  void add(Func) override = 0;
  virtual void stop();
  virtual void join();
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_THREADPOOLEXECUTOR_H
