//===- Future.h - A part of async_simple ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_FUTURE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_FUTURE_H

#include "async_simple/Executor.h"
#include <utility>

namespace async_simple {

template <typename T> class Future {
public:
  T get() &&;
  void wait();
  bool hasResult() const;
  Future<T> via(Executor *executor) &&;
};

} // namespace async_simple

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_FUTURE_H
