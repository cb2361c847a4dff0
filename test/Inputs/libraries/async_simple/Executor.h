//===- Executor.h - A part of async_simple -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTOR_H

#include <functional>

namespace async_simple {

class Executor {
public:
  using Func = std::function<void()>;
  virtual ~Executor();
  virtual bool schedule(Func func) = 0;
};

} // namespace async_simple

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTOR_H
