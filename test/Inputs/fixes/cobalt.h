//===- cobalt.h - What the fixes need of Boost.Cobalt ----------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_COBALT_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_COBALT_H

#include "mock/coroutine.h"
#include <chrono>

namespace boost::cobalt {

template <typename T> struct task : mock::awaitable<T> {
  struct promise_type : mock::promise<task> {};
};
template <typename T> struct promise : mock::awaitable<T> {
  struct promise_type : mock::promise<promise> {};
};

namespace io {
[[nodiscard]] mock::awaitable<void>
sleep(const std::chrono::steady_clock::duration &);
[[nodiscard]] mock::awaitable<void>
sleep(const std::chrono::steady_clock::time_point &);
[[nodiscard]] mock::awaitable<void>
sleep(const std::chrono::system_clock::time_point &);
} // namespace io

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_COBALT_H
