//===- timer.hh - A part of Seastar --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_TIMER_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_TIMER_HH

#include <chrono>
#include <functional>

namespace seastar {

template <typename Clock = std::chrono::steady_clock> class timer {
public:
  timer() noexcept;
  explicit timer(std::function<void()> &&) noexcept;
  void set_callback(std::function<void()> &&) noexcept;
  void arm(typename Clock::time_point) noexcept;
};

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_TIMER_HH
