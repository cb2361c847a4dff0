//===- with.hpp - A part of Boost.Cobalt ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_WITH_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_WITH_HPP

#include "mock/coroutine.h"
#include <exception>
#include <utility>

namespace boost::cobalt {

template <typename T = void> struct promise : mock::awaitable<T> {
  struct promise_type : mock::promise<promise> {};
};
template <typename Promise> struct enable_awaitables {
  template <typename Aw> Aw &&await_transform(Aw &&aw) {
    return static_cast<Aw &&>(aw);
  }
};
template <typename T = void> struct task : mock::awaitable<T> {
  struct promise_type : mock::promise<task>, enable_awaitables<promise_type> {};
};

namespace detail {
template <typename T> struct with_impl : mock::awaitable<T> {
  struct promise_type : mock::promise<with_impl> {};
};
} // namespace detail

// The library has these also with a result, and for functions that are no
// coroutines.
template <typename Arg, typename Func, typename Teardown>
auto with(Arg arg, Func func, Teardown teardown) -> detail::with_impl<void> {
  std::exception_ptr e;
  try {
    if constexpr (requires { std::move(func)(arg).await_ready(); })
      co_await std::move(func)(arg);
    else
      std::move(func)(arg);
  } catch (...) {
    e = std::current_exception();
  }
  co_await std::move(teardown)(std::move(arg), e);
}

namespace detail {
template <typename T> auto invoke_await_exit(T &&t, std::exception_ptr &e) {
  return std::forward<T>(t).await_exit(e);
}
} // namespace detail

template <typename Arg, typename Func> auto with(Arg &&arg, Func &&func) {
  return with(std::forward<Arg>(arg), std::forward<Func>(func),
              &detail::invoke_await_exit<Arg>);
}

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_WITH_HPP
