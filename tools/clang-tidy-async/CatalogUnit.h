//===- CatalogUnit.h - The source file that checks a catalog file *- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_CATALOGUNIT_H
#define ASYNCTIDY_TOOLS_LAUNCHER_CATALOGUNIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// What clang-tidy is to do so that the plugin looks up each name of the users'
/// catalog files among the declarations of the headers that they list.
struct CatalogUnit {
  /// The text of the source file.
  std::string Source;
  /// clang-tidy's options.
  std::vector<std::string> Options;
  /// What the compiler needs, in front of the user's flags.
  std::vector<std::string> Flags;
};

/// Reads the catalog files. Mistakes in them are written to stderr with file,
/// line and column.
llvm::Expected<CatalogUnit> makeCatalogUnit(llvm::ArrayRef<std::string> Files);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_CATALOGUNIT_H
