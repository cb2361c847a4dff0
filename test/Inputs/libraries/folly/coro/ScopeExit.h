//===- ScopeExit.h - A part of Folly -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_SCOPEEXIT_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_SCOPEEXIT_H

#include "folly/coro/Task.h"
#include <tuple>
#include <type_traits>
#include <utility>

namespace folly::coro {

namespace detail {
template <typename... Args>
struct ScopeExitTask : mock::awaitable<std::tuple<Args...>> {
  struct promise_type : mock::promise<ScopeExitTask> {};
};
} // namespace detail

class co_scope_exit_fn {
  template <typename Action, typename... Args>
  static detail::ScopeExitTask<Args...> run(Action action, Args... args) {
    co_await std::move(action)(std::move(args)...);
  }

public:
  template <typename Action, typename... Args>
  detail::ScopeExitTask<std::decay_t<Args>...> operator()(Action &&action,
                                                          Args &&...args) const {
    return run(static_cast<Action &&>(action), static_cast<Args &&>(args)...);
  }
};

inline constexpr co_scope_exit_fn co_scope_exit{};

} // namespace folly::coro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_SCOPEEXIT_H
