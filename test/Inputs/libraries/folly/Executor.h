//===- Executor.h - A part of Folly --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTOR_H

#include <functional>

namespace folly {

using Func = std::function<void()>;

class Executor {
public:
  virtual ~Executor();
  virtual void add(Func) = 0;

  template <typename ExecutorT = Executor> class KeepAlive {
  public:
    KeepAlive();
    KeepAlive(ExecutorT *);
    ExecutorT *operator->() const;
  };
};

class DrivableExecutor : public virtual Executor {
public:
  virtual void drive() = 0;
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTOR_H
