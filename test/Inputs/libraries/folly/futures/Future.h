//===- Future.h - A part of Folly ----------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FUTURES_FUTURE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FUTURES_FUTURE_H

#include "folly/Executor.h"
#include <chrono>
#include <utility>

namespace folly {

using HighResDuration = std::chrono::nanoseconds;
template <typename T> class Try {};

template <typename T> class SemiFuture {
public:
  T get() &&;
  T get(HighResDuration) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration) &&;
  SemiFuture<T> &wait() &;
  SemiFuture<T> &wait(HighResDuration) &;
  T getVia(DrivableExecutor *) &&;
  Try<T> getTryVia(DrivableExecutor *) &&;
  bool isReady() const;
};

template <typename T> class Future {
public:
  T get() &&;
  T get(HighResDuration) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration) &&;
  Future<T> &wait() &;
  Future<T> &wait(HighResDuration) &;
  T getVia(DrivableExecutor *) &&;
  Try<T> getTryVia(DrivableExecutor *) &&;
  Future<T> &waitVia(DrivableExecutor *) &;
  bool isReady() const;
  template <typename F> Future<T> thenValue(F &&f) && {
    keep([f] { f({}); });
    return std::move(*this);
  }

private:
  void keep(Func);
};

template <typename F> Future<int> via(Executor::KeepAlive<> x, F &&f) {
  x->add([f] { f(); });
  return {};
}

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FUTURES_FUTURE_H
