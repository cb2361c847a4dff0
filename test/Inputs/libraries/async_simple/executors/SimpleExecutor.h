//===- SimpleExecutor.h - A part of async_simple -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTORS_SIMPLEEXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTORS_SIMPLEEXECUTOR_H

#include "async_simple/Executor.h"
#include <cstddef>

namespace async_simple {

namespace util {
class ThreadPool {
public:
  explicit ThreadPool(std::size_t threads);
  ~ThreadPool();
};
} // namespace util

namespace executors {
class SimpleExecutor : public Executor {
public:
  SimpleExecutor(std::size_t threads) : _pool(threads) {}
  ~SimpleExecutor() {}
  bool schedule(Func func) override;

private:
  util::ThreadPool _pool;
};
} // namespace executors

} // namespace async_simple

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_EXECUTORS_SIMPLEEXECUTOR_H
