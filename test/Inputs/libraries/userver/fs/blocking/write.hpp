//===- write.hpp - A part of userver -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_WRITE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_WRITE_HPP

#include <string>
#include <string_view>

namespace userver::fs::blocking {

void CreateDirectories(std::string_view path);
void RewriteFileContents(const std::string &path, std::string_view contents);
void RewriteFileContentsFSync(const std::string &path,
                              std::string_view contents);
void SyncDirectoryContents(const std::string &path);
void Rename(const std::string &source, const std::string &destination);
bool RemoveSingleFile(const std::string &path);

} // namespace userver::fs::blocking

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_USERVER_FS_BLOCKING_WRITE_HPP
