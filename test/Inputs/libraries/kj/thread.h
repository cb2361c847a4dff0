//===- thread.h - A part of KJ -------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_THREAD_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_THREAD_H

#include <functional>

namespace kj {

class Thread {
public:
  explicit Thread(std::function<void()>);
  ~Thread() noexcept(false);
  void detach();
};

} // namespace kj

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_THREAD_H
