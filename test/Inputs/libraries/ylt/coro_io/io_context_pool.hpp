//===- io_context_pool.hpp - A part of yalantinglibs ---------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_IO_CONTEXT_POOL_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_IO_CONTEXT_POOL_HPP

#include "async_simple/Executor.h"
#include "async_simple/coro/Lazy.h"
#include <cstddef>

namespace coro_io {

class ExecutorWrapper : public async_simple::Executor {
public:
  bool schedule(Func func) override;
};

class io_context_pool {
public:
  explicit io_context_pool(std::size_t size);
  ~io_context_pool();
  void run();
  void stop(bool force = false);
  ExecutorWrapper *get_executor();
};

class multithread_context_pool {
public:
  explicit multithread_context_pool(std::size_t size);
  ~multithread_context_pool();
  void run();
  void stop();
};

ExecutorWrapper *get_global_executor();
ExecutorWrapper *get_global_block_executor();

} // namespace coro_io

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_IO_CONTEXT_POOL_HPP
