//===- alien.hh - A part of Seastar --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_ALIEN_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_ALIEN_HH

#include "seastar/core/future.hh"
#include <functional>
#include <future>

namespace seastar::alien {

class instance {
public:
  void keep(std::function<void()>);
};

template <typename Func> void run_on(instance &i, unsigned, Func func) {
  i.keep([func]() mutable { func(); });
}
template <typename Func>
std::future<void> submit_to(instance &i, unsigned, Func func) {
  i.keep([func]() mutable { func(); });
  return {};
}

} // namespace seastar::alien

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_CORE_ALIEN_HH
