//===- with_scheduling_group.hh - A part of Seastar ----------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_WITH_SCHEDULING_GROUP_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_WITH_SCHEDULING_GROUP_HH

#include "seastar/core/future.hh"

namespace seastar {

class scheduling_group {};

template <typename Func>
auto with_scheduling_group(scheduling_group, Func func) noexcept {
  return func();
}

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_WITH_SCHEDULING_GROUP_HH
