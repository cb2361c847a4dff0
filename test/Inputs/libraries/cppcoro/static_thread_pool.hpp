//===- static_thread_pool.hpp - A part of cppcoro ------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_STATIC_THREAD_POOL_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_STATIC_THREAD_POOL_HPP

#include "mock/coroutine.h"
#include <cstdint>

namespace cppcoro {

class static_thread_pool {
public:
  explicit static_thread_pool(std::uint32_t threads);
  ~static_thread_pool();
  class schedule_operation : public mock::awaitable<void> {};
  schedule_operation schedule() noexcept;
};

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_STATIC_THREAD_POOL_HPP
