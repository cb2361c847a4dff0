//===- WFFacilities.h - A part of workflow -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFACILITIES_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFACILITIES_H

#include <future>

class WFFacilities {
public:
  class WaitGroup {
  public:
    explicit WaitGroup(int);
    void done();
    void wait() const;
    std::future_status wait(int timeout) const;
  };
};

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFFACILITIES_H
