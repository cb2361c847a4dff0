//===- new_thread_context.hpp - A part of libunifex ----------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_NEW_THREAD_CONTEXT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_NEW_THREAD_CONTEXT_HPP

namespace unifex {

namespace _new_thread {
class context {
public:
  context();
  ~context();
  class scheduler {};
  scheduler get_scheduler() noexcept;
};
} // namespace _new_thread
using new_thread_context = _new_thread::context;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_NEW_THREAD_CONTEXT_HPP
