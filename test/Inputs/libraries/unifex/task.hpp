//===- task.hpp - A part of libunifex ------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TASK_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TASK_HPP

#include "mock/coroutine.h"

namespace unifex {

namespace _task {
template <typename T> struct _task {
  struct type : mock::awaitable<T> {
    struct promise_type : mock::promise<type> {};
  };
};
} // namespace _task

template <typename T = void> using task = typename _task::_task<T>::type;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TASK_HPP
