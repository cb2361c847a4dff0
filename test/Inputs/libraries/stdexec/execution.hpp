//===- execution.hpp - A part of stdexec ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_STDEXEC_EXECUTION_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_STDEXEC_EXECUTION_HPP

#include "mock/coroutine.h"
#include <utility>

namespace stdexec {

struct sync_wait_t {
  template <typename Sender> auto operator()(Sender &&sender) const {
    return sender.await_resume();
  }
};
inline constexpr sync_wait_t sync_wait{};

struct sync_wait_with_variant_t {
  template <typename Sender> auto operator()(Sender &&sender) const {
    return sender.await_resume();
  }
};
inline constexpr sync_wait_with_variant_t sync_wait_with_variant{};

struct schedule_t {
  template <typename Scheduler> mock::awaitable<void> operator()(Scheduler &&) const {
    return {};
  }
};
inline constexpr schedule_t schedule{};

struct starts_on_t {
  template <typename Scheduler, typename Sender>
  Sender operator()(Scheduler &&, Sender sender) const {
    return sender;
  }
};
inline constexpr starts_on_t starts_on{};

namespace __run_loop {
template <typename Self> struct __basic_run_loop {
  void run() noexcept;
  void finish() noexcept;
};
} // namespace __run_loop
struct run_loop : __run_loop::__basic_run_loop<run_loop> {};

} // namespace stdexec

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_STDEXEC_EXECUTION_HPP
