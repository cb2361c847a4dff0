//===- at_coroutine_exit.hpp - A part of stdexec -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_AT_COROUTINE_EXIT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_AT_COROUTINE_EXIT_HPP

#include "mock/coroutine.h"
#include <tuple>
#include <type_traits>
#include <utility>

namespace experimental::execution {

namespace __at_coro_exit {
template <typename... Ts> struct __task : mock::awaitable<std::tuple<Ts...>> {
  struct promise_type : mock::promise<__task> {};
};

struct __at_coro_exit_t {
private:
  template <typename Action, typename... Ts>
  static auto __co_impl(Action action, Ts... ts) -> __task<Ts...> {
    co_await static_cast<Action &&>(action)(static_cast<Ts &&>(ts)...);
  }

public:
  template <typename Action, typename... Ts>
  auto operator()(Action &&action, Ts &&...ts) const
      -> __task<std::decay_t<Ts>...> {
    return __co_impl(static_cast<Action &&>(action), static_cast<Ts &&>(ts)...);
  }
};
} // namespace __at_coro_exit

inline constexpr __at_coro_exit::__at_coro_exit_t at_coroutine_exit{};

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_AT_COROUTINE_EXIT_HPP
