//===- task.hpp - A part of TooManyCooks ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_TASK_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_TASK_HPP

#include "mock/coroutine.h"

namespace tmc {

template <typename T = void> struct task : mock::awaitable<T> {
  struct promise_type : mock::promise<task> {};
};

} // namespace tmc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_TASK_HPP
