//===- timed_thread_scheduler.hpp - A part of stdexec --------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TIMED_THREAD_SCHEDULER_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TIMED_THREAD_SCHEDULER_HPP

namespace experimental::execution {

class timed_thread_context {
public:
  timed_thread_context() noexcept;
  ~timed_thread_context();
};

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_TIMED_THREAD_SCHEDULER_HPP
