//===- single_thread_context.hpp - A part of libunifex -------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SINGLE_THREAD_CONTEXT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SINGLE_THREAD_CONTEXT_HPP

namespace unifex {

namespace _single_thread {
class context {
public:
  context();
  ~context();
};
} // namespace _single_thread
using single_thread_context = _single_thread::context;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SINGLE_THREAD_CONTEXT_HPP
