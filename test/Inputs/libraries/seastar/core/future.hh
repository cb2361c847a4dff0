//===- future.hh - A part of Seastar -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_FUTURE_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_FUTURE_HH

#include "mock/coroutine.h"
#include <exception>
#include <utility>

namespace seastar {

/// Awaited through an operator from outside the class, as in the library.
template <typename T = void> class [[nodiscard]] future {
public:
  template <typename Func> future<T> finally(Func &&func) noexcept {
    func();
    return {};
  }
  template <typename Func> future<void> then(Func &&func) noexcept {
    func();
    return {};
  }
  template <typename Func> future<void> then_wrapped(Func &&func) noexcept {
    func(future<T>());
    return {};
  }
  template <typename Func> future<T> handle_exception(Func &&func) noexcept {
    func(std::exception_ptr());
    return {};
  }
  template <typename Func>
  future<T> handle_exception_type(Func &&func) noexcept {
    func(0);
    return {};
  }
  T get();
};

template <typename T = void> future<T> make_ready_future();

namespace internal {
template <typename T> struct awaiter : mock::awaitable<T> {};
template <typename T> struct promise : mock::promise<future<T>> {};
} // namespace internal

template <typename T> internal::awaiter<T> operator co_await(future<T>) {
  return {};
}

} // namespace seastar

template <typename T, typename... Args>
struct std::coroutine_traits<seastar::future<T>, Args...> {
  using promise_type = seastar::internal::promise<T>;
};

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_FUTURE_HH
