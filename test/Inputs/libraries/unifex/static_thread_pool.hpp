//===- static_thread_pool.hpp - A part of libunifex ----------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_STATIC_THREAD_POOL_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_STATIC_THREAD_POOL_HPP

#include "mock/coroutine.h"
#include <cstdint>

namespace unifex {

namespace _static_thread_pool {
class context {
public:
  context();
  explicit context(std::uint32_t);
  ~context();
  class scheduler {};
  scheduler get_scheduler() noexcept;
  void request_stop() noexcept;
};
} // namespace _static_thread_pool
using static_thread_pool = _static_thread_pool::context;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_STATIC_THREAD_POOL_HPP
