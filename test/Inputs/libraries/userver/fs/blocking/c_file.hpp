//===- c_file.hpp - A part of userver ------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_C_FILE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_C_FILE_HPP

#include <cstddef>
#include <string_view>

namespace userver::fs::blocking {

class CFile final {
public:
  CFile();
  void Close() &&;
  std::size_t Read(char *, std::size_t);
  void Write(std::string_view);
  void Flush();
};

} // namespace userver::fs::blocking

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_C_FILE_HPP
