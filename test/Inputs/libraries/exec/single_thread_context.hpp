//===- single_thread_context.hpp - A part of stdexec ---------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_SINGLE_THREAD_CONTEXT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_SINGLE_THREAD_CONTEXT_HPP

namespace experimental::execution {

class single_thread_context {
public:
  single_thread_context();
  ~single_thread_context();
};

} // namespace experimental::execution

namespace exec = experimental::execution;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_EXEC_SINGLE_THREAD_CONTEXT_HPP
