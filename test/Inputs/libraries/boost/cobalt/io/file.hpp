//===- file.hpp - A part of Boost.Cobalt ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_IO_FILE_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_IO_FILE_HPP

#include "boost/cobalt/with.hpp"
#include <cstdint>
#include <string>

namespace boost::cobalt::io {

struct file {
  enum flags { read_only = 1, write_only = 2 };
  void close();
  void open(const char *path, flags);
  void resize(std::uint64_t);
  std::uint64_t size() const;
  void sync_all();
  void sync_data();
};

struct stream_file : file {
  stream_file();
  stream_file(const char *path, file::flags);
  stream_file(const std::string &path, file::flags);
  stream_file(stream_file &&) noexcept;
};

struct random_access_file : file {
  random_access_file();
  random_access_file(const char *path, file::flags);
  random_access_file(const std::string &path, file::flags);
  random_access_file(random_access_file &&) noexcept;
};

} // namespace boost::cobalt::io

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_IO_FILE_HPP
