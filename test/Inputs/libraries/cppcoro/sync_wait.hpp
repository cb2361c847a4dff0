//===- sync_wait.hpp - A part of cppcoro ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_SYNC_WAIT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_SYNC_WAIT_HPP

#include "cppcoro/task.hpp"

namespace cppcoro {

template <typename Awaitable> auto sync_wait(Awaitable &&a) {
  return a.await_resume();
}

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_SYNC_WAIT_HPP
