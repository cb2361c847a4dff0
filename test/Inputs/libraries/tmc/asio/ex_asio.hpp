//===- ex_asio.hpp - A part of TooManyCooks ------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_ASIO_EX_ASIO_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_ASIO_EX_ASIO_HPP

namespace tmc {

class ex_asio {
public:
  ex_asio();
  ~ex_asio();
  void init();
  void teardown();
};

} // namespace tmc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_ASIO_EX_ASIO_HPP
