//===- gate.hh - A part of Seastar ---------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_GATE_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_GATE_HH

#include "seastar/core/future.hh"

namespace seastar {

class gate {
public:
  future<> close() noexcept;
};

template <typename Func> auto with_gate(gate &, Func &&func) { return func(); }

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_GATE_HH
