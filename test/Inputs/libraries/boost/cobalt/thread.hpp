//===- thread.hpp - A part of Boost.Cobalt -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_THREAD_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_THREAD_HPP

#include "boost/cobalt/with.hpp"

namespace boost::cobalt {

namespace detail {
struct thread_promise;
} // namespace detail

struct thread {
  using promise_type = detail::thread_promise;
  ~thread();
  thread() = default;
  thread(thread &&) noexcept = default;
  mock::awaitable<void> operator co_await() &;
  mock::awaitable<void> operator co_await() &&;
  void join();
  bool joinable() const;
  void detach();
};

namespace detail {
struct thread_promise : mock::promise<thread> {};
} // namespace detail

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_THREAD_HPP
