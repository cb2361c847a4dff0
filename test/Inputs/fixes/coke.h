//===- coke.h - What the fixes need of coke --------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_COKE_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_COKE_H

#include "mock/coroutine.h"
#include <chrono>

namespace coke {

template <typename T = void> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};

mock::awaitable<int> sleep(std::chrono::nanoseconds);
mock::awaitable<int> sleep(double Seconds);

} // namespace coke

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_COKE_H
