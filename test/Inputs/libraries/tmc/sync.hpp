//===- sync.hpp - A part of TooManyCooks ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_SYNC_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_SYNC_HPP

#include <functional>
#include <future>

namespace tmc {

namespace detail {
void keep(std::function<void()>);
} // namespace detail

template <typename E, typename Functor> void post(E &, Functor &&f) {
  detail::keep([f]() mutable { f(); });
}
template <typename E, typename Functor>
std::future<void> post_waitable(E &, Functor &&f) {
  detail::keep([f]() mutable { f(); });
  return {};
}

} // namespace tmc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_SYNC_HPP
