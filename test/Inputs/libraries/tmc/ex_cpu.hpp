//===- ex_cpu.hpp - A part of TooManyCooks -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_EX_CPU_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_EX_CPU_HPP

#include "tmc/task.hpp"

namespace tmc {

class ex_cpu {
public:
  ex_cpu();
  ~ex_cpu();
  void init();
  void teardown();
};

class ex_cpu_st {
public:
  ex_cpu_st();
  ~ex_cpu_st();
  void init();
  void teardown();
};

ex_cpu &cpu_executor();
int async_main(tmc::task<int> &&);

} // namespace tmc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_EX_CPU_HPP
