//===- resume_on.hpp - A part of cppcoro ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_RESUME_ON_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_RESUME_ON_HPP

#include "cppcoro/task.hpp"

namespace cppcoro {

template <typename Scheduler, typename Awaitable>
auto resume_on(Scheduler &, Awaitable awaitable) -> task<> {
  (void)awaitable;
  return {};
}

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_RESUME_ON_HPP
