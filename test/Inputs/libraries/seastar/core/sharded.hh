//===- sharded.hh - A part of Seastar ------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SHARDED_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SHARDED_HH

#include "seastar/core/smp.hh"

namespace seastar {

template <typename Service> class sharded {
  Service service;

public:
  template <typename Func> future<> invoke_on(unsigned, Func &&func) {
    func(service);
    return {};
  }
  template <typename Func> future<> invoke_on_all(Func func) noexcept {
    func(service);
    return {};
  }
  template <typename Func> future<> invoke_on_others(Func func) noexcept {
    func(service);
    return {};
  }
};

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_SHARDED_HH
