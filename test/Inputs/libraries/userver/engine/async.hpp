//===- async.hpp - A part of userver -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_ENGINE_ASYNC_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_ENGINE_ASYNC_HPP

#include <functional>
#include <utility>

namespace userver::engine {

class TaskProcessor;
class Deadline {};

template <typename T> class TaskWithResult {
public:
  T Get();
};

namespace impl {
TaskWithResult<void> Start(std::function<void()>);
} // namespace impl

template <typename Function, typename... Args>
auto AsyncNoSpan(TaskProcessor &, Function &&f, Args &&...) {
  return impl::Start([f]() mutable { f(); });
}
template <typename Function> auto AsyncNoSpan(Function &&f) {
  return impl::Start([f]() mutable { f(); });
}
template <typename Function, typename... Args>
auto CriticalAsyncNoSpan(TaskProcessor &, Function &&f, Args &&...) {
  return impl::Start([f]() mutable { f(); });
}
template <typename Function> auto CriticalAsyncNoSpan(Function &&f) {
  return impl::Start([f]() mutable { f(); });
}

} // namespace userver::engine

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_ENGINE_ASYNC_HPP
