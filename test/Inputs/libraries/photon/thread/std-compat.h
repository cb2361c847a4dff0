//===- std-compat.h - A part of Photon ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_STD_COMPAT_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_STD_COMPAT_H

#include "photon/thread/thread11.h"
#include <chrono>

namespace photon_std {

class thread {
public:
  template <typename Function, typename... Args>
  explicit thread(Function &&f, Args &&...args) {
    photon::thread_create11(std::forward<Function>(f),
                            std::forward<Args>(args)...);
  }
  void join();
};

namespace this_thread {
template <typename Rep, typename Period>
void sleep_for(const std::chrono::duration<Rep, Period> &);
} // namespace this_thread

} // namespace photon_std

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_STD_COMPAT_H
