//===- async.hpp - A part of userver -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_UTILS_ASYNC_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_UTILS_ASYNC_HPP

#include "userver/engine/async.hpp"
#include <string>

namespace userver::utils {

template <typename Function, typename... Args>
auto Async(std::string, Function &&f, Args &&...) {
  return engine::AsyncNoSpan(std::forward<Function>(f));
}
template <typename Function, typename... Args>
auto Async(engine::TaskProcessor &processor, std::string, Function &&f,
           Args &&...) {
  return engine::AsyncNoSpan(processor, std::forward<Function>(f));
}
template <typename Function, typename... Args>
auto CriticalAsync(std::string, Function &&f, Args &&...) {
  return engine::AsyncNoSpan(std::forward<Function>(f));
}
template <typename Function, typename... Args>
auto CriticalAsync(engine::TaskProcessor &processor, std::string, Function &&f,
                   Args &&...) {
  return engine::AsyncNoSpan(processor, std::forward<Function>(f));
}
template <typename Function, typename... Args>
auto SharedAsync(std::string, Function &&f, Args &&...) {
  return engine::AsyncNoSpan(std::forward<Function>(f));
}
template <typename Function, typename... Args>
auto AsyncBackground(std::string, engine::TaskProcessor &processor,
                     Function &&f, Args &&...) {
  return engine::AsyncNoSpan(processor, std::forward<Function>(f));
}

} // namespace userver::utils

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_UTILS_ASYNC_HPP
