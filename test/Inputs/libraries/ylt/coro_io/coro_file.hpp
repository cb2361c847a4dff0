//===- coro_file.hpp - A part of yalantinglibs ---------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_FILE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_FILE_HPP

#include "ylt/coro_io/coro_io.hpp"
#include <cstdint>
#include <ios>
#include <string_view>

namespace coro_io {

enum class execution_type { none, native_async, thread_pool };

template <execution_type type = execution_type::native_async>
class basic_seq_coro_file {
public:
  basic_seq_coro_file(ExecutorWrapper * = get_global_block_executor());
  basic_seq_coro_file(std::string_view, std::ios_base::openmode,
                      ExecutorWrapper * = get_global_block_executor());
  bool open(std::string_view, std::ios_base::openmode);
  async_simple::coro::Lazy<std::pair<std::error_code, std::size_t>>
  async_read(char *, std::size_t);
  async_simple::coro::Lazy<std::pair<std::error_code, std::size_t>>
      async_write(std::string_view);
  void close();
  bool seek(std::size_t, std::ios_base::seekdir);
  std::size_t file_size(std::error_code) const noexcept;
  std::size_t file_size() const;
};
using coro_file = basic_seq_coro_file<>;

template <execution_type type = execution_type::native_async>
class basic_random_coro_file {
public:
  basic_random_coro_file(ExecutorWrapper * = get_global_block_executor());
  basic_random_coro_file(std::string_view, std::ios_base::openmode,
                         ExecutorWrapper * = get_global_block_executor());
  bool open(std::string_view, std::ios_base::openmode, bool = false);
  void close();
  std::size_t file_size() const;
};
using random_coro_file = basic_random_coro_file<>;

} // namespace coro_io

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_FILE_HPP
