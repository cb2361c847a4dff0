//===- seastar.h - What the fixes need of Seastar --------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_FIXES_SEASTAR_H
#define ASYNCTIDY_TEST_INPUTS_FIXES_SEASTAR_H

#include "seastar/core/future.hh"
#include <chrono>

namespace seastar {
template <typename Clock = std::chrono::steady_clock, typename Rep,
          typename Period>
future<> sleep(std::chrono::duration<Rep, Period>);
} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_FIXES_SEASTAR_H
