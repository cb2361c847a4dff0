//===- base.h - A part of C++/WinRT --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_WINRT_BASE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_WINRT_BASE_H

#include "mock/coroutine.h"
#include <chrono>

namespace winrt {

namespace Windows::Foundation {
using TimeSpan = std::chrono::nanoseconds;
enum class AsyncStatus { Started, Completed };
struct IAsyncAction;
template <typename T> struct IAsyncOperation;
} // namespace Windows::Foundation

namespace impl {
template <typename D> struct consume_Windows_Foundation_IAsyncAction {
  auto get() const;
  auto wait_for(Windows::Foundation::TimeSpan const &) const;
};
template <typename D> auto consume_Windows_Foundation_IAsyncAction<D>::get() const {}
template <typename D>
auto consume_Windows_Foundation_IAsyncAction<D>::wait_for(
    Windows::Foundation::TimeSpan const &) const {
  return Windows::Foundation::AsyncStatus::Completed;
}
template <typename D, typename T>
struct consume_Windows_Foundation_IAsyncOperation {
  auto get() const { return T(); }
  auto wait_for(Windows::Foundation::TimeSpan const &) const {
    return Windows::Foundation::AsyncStatus::Completed;
  }
};
struct background_awaiter : mock::awaitable<void> {};
} // namespace impl

namespace Windows::Foundation {
struct IAsyncAction : impl::consume_Windows_Foundation_IAsyncAction<IAsyncAction>,
                      mock::awaitable<void> {
  struct promise_type : mock::promise<IAsyncAction> {};
};
template <typename T>
struct IAsyncOperation
    : impl::consume_Windows_Foundation_IAsyncOperation<IAsyncOperation<T>, T>,
      mock::awaitable<T> {
  struct promise_type : mock::promise<IAsyncOperation> {};
};
} // namespace Windows::Foundation

struct fire_and_forget {
  struct promise_type : mock::promise<fire_and_forget> {};
};

impl::background_awaiter resume_background() noexcept;
struct apartment_context : mock::awaitable<void> {};
struct dispatcher {};
impl::background_awaiter resume_foreground(dispatcher const &);

} // namespace winrt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_WINRT_BASE_H
