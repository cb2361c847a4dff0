//===- aw_resume_on.hpp - A part of TooManyCooks -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_AW_RESUME_ON_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_AW_RESUME_ON_HPP

#include "mock/coroutine.h"

namespace tmc {

struct aw_resume_on : mock::awaitable<void> {};
template <typename Executor> aw_resume_on resume_on(Executor &&) { return {}; }

struct aw_ex_scope_exit : mock::awaitable<void> {
  aw_ex_scope_exit &&exit();
};
struct aw_ex_scope_enter : mock::awaitable<aw_ex_scope_exit> {};
template <typename Executor> aw_ex_scope_enter enter(Executor &) { return {}; }

} // namespace tmc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TMC_AW_RESUME_ON_HPP
