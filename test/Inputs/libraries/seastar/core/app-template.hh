//===- app-template.hh - A part of Seastar -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_APP_TEMPLATE_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_APP_TEMPLATE_HH

#include "seastar/core/future.hh"
#include <functional>

namespace seastar {

class app_template {
public:
  int run(int, char **, std::function<future<>()> &&) noexcept;
};

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_APP_TEMPLATE_HH
