//===- BlockingWait.h - A part of Folly ----------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_BLOCKINGWAIT_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_BLOCKINGWAIT_H

#include "folly/Executor.h"
#include "folly/coro/Task.h"

namespace folly::coro {

struct blocking_wait_fn {
  template <typename Awaitable> auto operator()(Awaitable &&a) const {
    return a.await_resume();
  }
  template <typename SemiAwaitable>
  auto operator()(SemiAwaitable &&a, folly::DrivableExecutor *) const {
    return a.await_resume();
  }
};
inline constexpr blocking_wait_fn blocking_wait{};
static constexpr blocking_wait_fn const &blockingWait = blocking_wait;

} // namespace folly::coro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_BLOCKINGWAIT_H
