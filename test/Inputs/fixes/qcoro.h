//===- qcoro.h - What the fixes need of QCoro ------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_QCORO_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_QCORO_H

#include "mock/coroutine.h"
#include <chrono>

namespace QCoro {

template <typename T = void> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};

template <typename Rep, typename Period>
Task<> sleepFor(const std::chrono::duration<Rep, Period> &);
template <typename Clock, typename Duration>
Task<> sleepUntil(const std::chrono::time_point<Clock, Duration> &);

} // namespace QCoro

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_QCORO_H
