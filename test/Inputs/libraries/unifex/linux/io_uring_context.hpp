//===- io_uring_context.hpp - A part of libunifex ------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_LINUX_IO_URING_CONTEXT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_LINUX_IO_URING_CONTEXT_HPP

namespace unifex::linuxos {

class io_uring_context {
public:
  class scheduler {};
  scheduler get_scheduler() noexcept;
  template <typename StopToken> void run(StopToken);
};

} // namespace unifex::linuxos

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_LINUX_IO_URING_CONTEXT_HPP
