//===- task.hpp - A part of stdexec --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TASK_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TASK_HPP

#include "mock/coroutine.h"

namespace experimental::execution {

namespace __task {
template <typename T, typename Context>
struct basic_task : mock::awaitable<T> {
  struct promise_type : mock::promise<basic_task> {};
};

struct __reschedule_coroutine_on_t {
  template <typename Scheduler> mock::awaitable<void> operator()(Scheduler) const {
    return {};
  }
};
} // namespace __task

inline constexpr __task::__reschedule_coroutine_on_t reschedule_coroutine_on{};

template <typename T> using task = __task::basic_task<T, int>;

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TASK_HPP
