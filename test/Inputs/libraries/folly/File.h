//===- File.h - A part of Folly ------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILE_H

#include <fcntl.h>
#include <string>

namespace folly {

class File {
public:
  File() noexcept;
  explicit File(int fd, bool ownsFd = false) noexcept;
  explicit File(const char *name, int flags = O_RDONLY, mode_t mode = 0666);
  explicit File(const std::string &name, int flags = O_RDONLY,
                mode_t mode = 0666);
  ~File();
  static File temporary();
  void lock();
  bool try_lock();
  void lock_shared();
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILE_H
