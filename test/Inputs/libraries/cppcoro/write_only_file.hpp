//===- write_only_file.hpp - A part of cppcoro ---------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_WRITE_ONLY_FILE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_WRITE_ONLY_FILE_HPP

#include "cppcoro/io_service.hpp"
#include <filesystem>

namespace cppcoro {

class write_only_file {
public:
  static write_only_file open(io_service &, const std::filesystem::path &);
};

} // namespace cppcoro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CPPCORO_WRITE_ONLY_FILE_HPP
