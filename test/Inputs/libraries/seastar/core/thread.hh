//===- thread.hh - A part of Seastar -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_THREAD_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_THREAD_HH

#include "seastar/core/future.hh"
#include <functional>

namespace seastar {

class thread_attributes {};

class thread {
public:
  thread() = default;
  template <typename Func> thread(Func func) { keep([func] { func(); }); }
  template <typename Func> thread(thread_attributes, Func func) {
    keep([func] { func(); });
  }
  future<> join();

private:
  static void keep(std::function<void()>);
};

template <typename Func> future<> async(thread_attributes, Func &&func) noexcept {
  func();
  return {};
}
template <typename Func> future<> async(Func &&func) noexcept {
  func();
  return {};
}

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_THREAD_HH
