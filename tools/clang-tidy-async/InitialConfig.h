//===- InitialConfig.h - A first .clang-tidy --------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_INITIALCONFIG_H
#define ASYNCTIDY_TOOLS_LAUNCHER_INITIALCONFIG_H

#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <string>

namespace asynctidy {
namespace launcher {

/// The libraries of the catalog that files include, by title, with the number
/// of files. A library's headers lie in a directory that is called as its
/// namespace is: boost::asio in <boost/asio...>.
std::map<std::string, unsigned> librariesIn(llvm::ArrayRef<std::string> Files);

/// The text of a .clang-tidy that each LLVM from 14 on understands.
std::string
initialConfig(const std::map<std::string, unsigned> &Libraries);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_INITIALCONFIG_H
