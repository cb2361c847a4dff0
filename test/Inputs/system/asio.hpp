//===- asio.hpp - As much of standalone Asio as the tests need --*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_SYSTEM_ASIO_HPP
#define ASYNCTIDY_TEST_INPUTS_SYSTEM_ASIO_HPP

#include <coroutine>

namespace asio {

template <typename T> class awaitable {
public:
  struct promise_type {
    awaitable get_return_object() { return {}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

} // namespace asio

#endif // ASYNCTIDY_TEST_INPUTS_SYSTEM_ASIO_HPP
