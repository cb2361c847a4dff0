//===- LifoSem.h - A part of Folly ---------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LIFOSEM_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LIFOSEM_H

#include <chrono>

namespace folly {

namespace detail {
template <typename Handoff> struct LifoSemBase {
  bool try_wait();
  void wait();
  template <typename Rep, typename Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &);
  template <typename Clock, typename Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &);
};
} // namespace detail

struct LifoSem : detail::LifoSemBase<int> {};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LIFOSEM_H
