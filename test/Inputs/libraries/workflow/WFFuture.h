//===- WFFuture.h - A part of workflow ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFUTURE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFUTURE_H

#include <chrono>
#include <future>

template <typename T> class WFFuture {
public:
  void wait() const;
  template <class Rep, class Period>
  std::future_status wait_for(const std::chrono::duration<Rep, Period> &) const;
  T get();
};

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFUTURE_H
