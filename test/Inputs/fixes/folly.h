//===- folly.h - What the fixes need of Folly ------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_FOLLY_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_FOLLY_H

#include "mock/coroutine.h"
#include <chrono>

namespace folly {

using HighResDuration = std::chrono::microseconds;
class Timekeeper;

namespace coro {
template <typename T = void> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};
template <typename T> struct AsyncGenerator : mock::awaitable<T *> {
  struct promise_type : mock::promise<AsyncGenerator> {
    std::suspend_always yield_value(T) noexcept { return {}; }
  };
};
Task<void> sleep(HighResDuration, Timekeeper * = nullptr);
} // namespace coro

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_FOLLY_H
