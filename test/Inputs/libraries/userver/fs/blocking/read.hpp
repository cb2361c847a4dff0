//===- read.hpp - A part of userver --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_READ_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_READ_HPP

#include <string>

namespace userver::fs::blocking {

std::string ReadFileContents(const std::string &path);
bool FileExists(const std::string &path);

} // namespace userver::fs::blocking

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_READ_HPP
