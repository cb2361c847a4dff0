//===- coroutine.h - What stands for coroutine types ---------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_MOCK_COROUTINE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_MOCK_COROUTINE_H

#include <coroutine>

namespace mock {

/// A promise of a coroutine that returns nothing.
template <typename Return> struct promise {
  Return get_return_object() noexcept { return Return(); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() noexcept {}
  void unhandled_exception() noexcept {}
};

/// What can be awaited for a result.
template <typename T> struct awaitable {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  T await_resume() noexcept { return T(); }
};

} // namespace mock

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_MOCK_COROUTINE_H
