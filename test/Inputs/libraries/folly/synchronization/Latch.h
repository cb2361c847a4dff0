//===- Latch.h - A part of Folly ------------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LATCH_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LATCH_H

#include <chrono>
#include <cstddef>

namespace folly {

class Latch {
public:
  explicit Latch(std::ptrdiff_t);
  void wait() const noexcept;
  void arrive_and_wait(std::ptrdiff_t n = 1) noexcept;
  template <typename Rep, typename Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &) noexcept;
  template <typename Clock, typename Duration>
  bool
  try_wait_until(const std::chrono::time_point<Clock, Duration> &) noexcept;
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SYNCHRONIZATION_LATCH_H
