//===- file_descriptor.hpp - A part of userver ---------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_FILE_DESCRIPTOR_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_FILE_DESCRIPTOR_HPP

#include <cstddef>
#include <string_view>

namespace userver::fs::blocking {

class FileDescriptor final {
public:
  FileDescriptor(FileDescriptor &&) noexcept;
  void Close() &&;
  void Write(std::string_view);
  std::size_t Read(char *, std::size_t);
  void FSync();
};

} // namespace userver::fs::blocking

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_FILE_DESCRIPTOR_HPP
