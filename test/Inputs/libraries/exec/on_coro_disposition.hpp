//===- on_coro_disposition.hpp - A part of stdexec ------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_ON_CORO_DISPOSITION_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_ON_CORO_DISPOSITION_HPP

#include "mock/coroutine.h"
#include <tuple>
#include <type_traits>
#include <utility>

namespace experimental::execution {

namespace __on_coro_disp {
enum class task_disposition { stopped, succeeded, failed };

template <typename... Ts> struct __task : mock::awaitable<std::tuple<Ts...>> {
  struct promise_type : mock::promise<__task> {};
};

template <task_disposition OnCompletion> class __on_disp {
  template <typename Action, typename... Ts>
  static auto __impl(Action action, Ts... ts) -> __task<Ts...> {
    co_await static_cast<Action &&>(action)(static_cast<Ts &&>(ts)...);
  }

public:
  template <typename Action, typename... Ts>
  auto operator()(Action &&action, Ts &&...ts) const
      -> __task<std::decay_t<Ts>...> {
    return __impl(static_cast<Action &&>(action), static_cast<Ts &&>(ts)...);
  }
};

struct __succeeded_t : __on_disp<task_disposition::succeeded> {};
struct __stopped_t : __on_disp<task_disposition::stopped> {};
struct __failed_t : __on_disp<task_disposition::failed> {};
} // namespace __on_coro_disp

inline constexpr __on_coro_disp::__succeeded_t on_coroutine_succeeded{};
inline constexpr __on_coro_disp::__stopped_t on_coroutine_stopped{};
inline constexpr __on_coro_disp::__failed_t on_coroutine_failed{};

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_ON_CORO_DISPOSITION_HPP
