//===- at_coroutine_exit.hpp - A part of libunifex ------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_AT_COROUTINE_EXIT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_AT_COROUTINE_EXIT_HPP

#include "mock/coroutine.h"
#include <tuple>
#include <type_traits>
#include <utility>

namespace unifex {

template <typename... Ts>
struct _cleanup_task : mock::awaitable<std::tuple<Ts...>> {
  struct promise_type : mock::promise<_cleanup_task> {};
};

namespace _at_coroutine_exit {
inline constexpr struct _fn {
private:
  template <typename Action, typename... Ts>
  static _cleanup_task<Ts...> at_coroutine_exit(Action action, Ts... ts) {
    co_await std::move(action)(std::move(ts)...);
  }

public:
  template <typename Action, typename... Ts>
  _cleanup_task<std::decay_t<Ts>...> operator()(Action &&action,
                                                Ts &&...ts) const {
    return _fn::at_coroutine_exit(static_cast<Action &&>(action),
                                  static_cast<Ts &&>(ts)...);
  }
} at_coroutine_exit{};
} // namespace _at_coroutine_exit

using _at_coroutine_exit::at_coroutine_exit;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_AT_COROUTINE_EXIT_HPP
