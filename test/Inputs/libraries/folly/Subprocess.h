//===- Subprocess.h - A part of Folly ------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SUBPROCESS_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SUBPROCESS_H

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace folly {

class ProcessReturnCode {};

class Subprocess {
public:
  explicit Subprocess(const std::vector<std::string> &);
  ProcessReturnCode poll();
  ProcessReturnCode wait();
  void waitChecked();
  ProcessReturnCode waitTimeout(std::chrono::milliseconds);
  ProcessReturnCode waitOrTerminateOrKill(std::chrono::milliseconds,
                                          std::chrono::milliseconds);
  ProcessReturnCode terminateOrKill(std::chrono::milliseconds);
  std::pair<std::string, std::string> communicate(std::string input = {});
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_SUBPROCESS_H
