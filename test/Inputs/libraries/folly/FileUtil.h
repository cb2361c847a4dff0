//===- FileUtil.h - A part of Folly --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILEUTIL_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILEUTIL_H

#include <fcntl.h>
#include <string>

namespace folly {

int fsyncNoInt(int fd);
int fdatasyncNoInt(int fd);
int flockNoInt(int fd, int operation);
template <typename Container> bool readFile(int fd, Container &out) {
  out.resize(static_cast<std::size_t>(fd));
  return true;
}
template <typename Container>
bool readFile(const char *name, Container &out) {
  return readFile(name[0], out);
}
template <typename Container>
bool writeFile(const Container &, const char *, int = O_WRONLY) {
  return true;
}
void writeFileAtomic(const std::string &name, const std::string &data);

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FILEUTIL_H
