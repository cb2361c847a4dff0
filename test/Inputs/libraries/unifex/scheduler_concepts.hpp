//===- scheduler_concepts.hpp - A part of libunifex ----------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SCHEDULER_CONCEPTS_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SCHEDULER_CONCEPTS_HPP

#include "mock/coroutine.h"

namespace unifex {

namespace _schedule {
struct _fn {
  template <typename Scheduler>
  mock::awaitable<void> operator()(Scheduler &&) const noexcept {
    return {};
  }
  mock::awaitable<void> operator()() const noexcept { return {}; }
};
} // namespace _schedule
inline constexpr _schedule::_fn schedule{};

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SCHEDULER_CONCEPTS_HPP
