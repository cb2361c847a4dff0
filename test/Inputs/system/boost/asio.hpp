//===- asio.hpp - As much of Boost.Asio as the tests need -------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_SYSTEM_BOOST_ASIO_HPP
#define ASYNCTIDY_TEST_INPUTS_SYSTEM_BOOST_ASIO_HPP

#include <coroutine>

namespace boost {
namespace asio {

struct error_code {};

class io_context {
public:
  template <typename F> void post(F &&Function) {
    static_cast<F &&>(Function)();
  }
};

class thread_pool {};

template <typename Executor, typename F> void post(Executor &, F &&Function) {
  static_cast<F &&>(Function)();
}
template <typename Executor, typename F>
void dispatch(Executor &, F &&Function) {
  static_cast<F &&>(Function)();
}

class steady_timer {
public:
  explicit steady_timer(io_context &) {}
  template <typename F> void async_wait(F &&Handler) {
    static_cast<F &&>(Handler)(error_code());
  }
};

struct use_awaitable_t {};
inline constexpr use_awaitable_t use_awaitable{};

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
} // namespace boost

#endif // ASYNCTIDY_TEST_INPUTS_SYSTEM_BOOST_ASIO_HPP
