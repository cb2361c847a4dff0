//===- io_service.hpp - A part of cppcoro --------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_IO_SERVICE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_IO_SERVICE_HPP

#include "mock/coroutine.h"
#include <chrono>
#include <cstdint>

namespace cppcoro {

class io_service {
public:
  class schedule_operation : public mock::awaitable<void> {};
  class timed_schedule_operation : public mock::awaitable<void> {};
  io_service();
  ~io_service();
  schedule_operation schedule() noexcept;
  template <typename Rep, typename Period>
  timed_schedule_operation
  schedule_after(const std::chrono::duration<Rep, Period> &) noexcept;
  std::uint64_t process_events();
  std::uint64_t process_pending_events();
  std::uint64_t process_one_event();
  std::uint64_t process_one_pending_event();
  void stop() noexcept;
};

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_IO_SERVICE_HPP
