//===- Lazy.h - A part of async_simple ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_LAZY_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_LAZY_H

#include "async_simple/Executor.h"
#include "mock/coroutine.h"
#include <utility>

namespace async_simple {

template <typename T> class Try {
public:
  T &value();
};
template <> class Try<void> {};

namespace coro {

namespace detail {
template <typename T> class LazyBase {
public:
  template <typename F> void start(F &&callback) { callback(Try<T>()); }
};
} // namespace detail

template <typename T = void> class RescheduleLazy;

template <typename T = void>
class Lazy : public mock::awaitable<T>, public detail::LazyBase<T> {
public:
  struct promise_type : mock::promise<Lazy> {};
  using Base = detail::LazyBase<T>;
  using Base::start;
  RescheduleLazy<T> via(Executor *ex) &&;
  template <typename F> void directlyStart(F &&callback, Executor *) {
    this->start(std::forward<F>(callback));
  }
};

template <typename T>
class RescheduleLazy : public mock::awaitable<T>, public detail::LazyBase<T> {
public:
  struct promise_type : mock::promise<RescheduleLazy> {};
};

} // namespace coro
} // namespace async_simple

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_LAZY_H
