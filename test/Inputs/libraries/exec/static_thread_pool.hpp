//===- static_thread_pool.hpp - A part of stdexec ------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_STATIC_THREAD_POOL_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_STATIC_THREAD_POOL_HPP

#include "mock/coroutine.h"
#include <cstdint>

namespace experimental::execution {

namespace _pool_ {
class _static_thread_pool {
public:
  explicit _static_thread_pool(std::uint32_t);
  ~_static_thread_pool();
  class scheduler {};
  scheduler get_scheduler() noexcept;
};
} // namespace _pool_

struct static_thread_pool : private _pool_::_static_thread_pool {
  explicit static_thread_pool(std::uint32_t threads)
      : _static_thread_pool(threads) {}
  using _static_thread_pool::get_scheduler;
};

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_STATIC_THREAD_POOL_HPP
