//===- timed_single_thread_context.hpp - A part of libunifex -- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TIMED_SINGLE_THREAD_CONTEXT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TIMED_SINGLE_THREAD_CONTEXT_HPP

namespace unifex {

class timed_single_thread_context {
public:
  timed_single_thread_context();
  ~timed_single_thread_context();
  class scheduler {};
  scheduler get_scheduler() noexcept;
};

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_TIMED_SINGLE_THREAD_CONTEXT_HPP
