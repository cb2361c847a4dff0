//===- task.hpp - A part of cppcoro --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_TASK_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_TASK_HPP

#include "mock/coroutine.h"

namespace cppcoro {

template <typename T = void> class task : public mock::awaitable<T> {
public:
  struct promise_type : mock::promise<task> {};
};

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_TASK_HPP
