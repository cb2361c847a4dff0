//===- Baton.h - A part of Folly ------------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_BATON_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_BATON_H

#include <chrono>

namespace folly {

template <bool MayBlock = true> class Baton {
public:
  void wait() noexcept;
  bool try_wait() noexcept;
  template <typename Rep, typename Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &) noexcept;
  template <typename Clock, typename Duration>
  bool
  try_wait_until(const std::chrono::time_point<Clock, Duration> &) noexcept;
  template <typename Rep, typename Period>
  bool timed_wait(const std::chrono::duration<Rep, Period> &) noexcept;
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_BATON_H
