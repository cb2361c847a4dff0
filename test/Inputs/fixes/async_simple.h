//===- async_simple.h - What the fixes need of async_simple ----- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_ASYNC_SIMPLE_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_ASYNC_SIMPLE_H

#include "mock/coroutine.h"
#include <chrono>

namespace async_simple::coro {

template <typename T = void> struct Lazy : mock::awaitable<T> {
  struct promise_type : mock::promise<Lazy> {};
};

/// Awaits nothing.
struct DetachedCoroutine {
  struct promise_type : mock::promise<DetachedCoroutine> {};
};

template <typename Rep, typename Period>
Lazy<void> sleep(std::chrono::duration<Rep, Period>);

} // namespace async_simple::coro

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_ASYNC_SIMPLE_H
