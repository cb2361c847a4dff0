//===- loop.hh - A part of Seastar ---------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_LOOP_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_LOOP_HH

#include "seastar/core/future.hh"
#include <cstddef>

namespace seastar {

template <typename Action> future<> repeat(Action &&action) noexcept {
  action();
  return {};
}
template <typename Stop, typename Action>
future<> do_until(Stop stop, Action action) noexcept {
  while (!stop())
    action();
  return {};
}
template <typename Action> future<> keep_doing(Action action) noexcept {
  action();
  return {};
}
template <typename Range, typename Action>
future<> do_for_each(Range &range, Action action) noexcept {
  for (auto &element : range)
    action(element);
  return {};
}
template <typename Range, typename Func>
future<> parallel_for_each(Range &&range, Func &&func) noexcept {
  for (auto &element : range)
    func(element);
  return {};
}
template <typename Range, typename Func>
future<> max_concurrent_for_each(Range &&range, std::size_t,
                                 Func &&func) noexcept {
  for (auto &element : range)
    func(element);
  return {};
}

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_LOOP_HH
