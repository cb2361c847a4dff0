//===- executor.h - A part of Photon -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_COMMON_EXECUTOR_EXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_COMMON_EXECUTOR_EXECUTOR_H

#include <functional>

namespace photon {

class Executor {
public:
  template <typename Func> void perform(Func &&act) {
    issue([&act] { act(); });
  }
  template <typename Func> void async_perform(Func *task) {
    issue([task] { (*task)(); });
  }

private:
  void issue(std::function<void()>);
};

} // namespace photon

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_COMMON_EXECUTOR_EXECUTOR_H
