//===- smp.hh - A part of Seastar ----------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SMP_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SMP_HH

#include "seastar/core/future.hh"

namespace seastar {

struct smp_submit_to_options {};

class smp {
public:
  template <typename Func>
  static future<> submit_to(unsigned, Func &&func) noexcept {
    func();
    return {};
  }
  template <typename Func>
  static future<> submit_to(unsigned, smp_submit_to_options,
                            Func &&func) noexcept {
    func();
    return {};
  }
  template <typename Func> static future<> invoke_on_all(Func &&func) noexcept {
    func();
    return {};
  }
};

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SMP_HH
