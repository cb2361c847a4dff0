//===- CatalogList.h - What the catalog knows of a name ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_CATALOGLIST_H
#define ASYNCTIDY_TOOLS_LAUNCHER_CATALOGLIST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// What the catalog says of the functions that a name or glob means: with `::`
/// the qualified name, without the last component.
/// \param Files catalog files of the user's, beside the built-in packs.
/// \returns the text to print; empty if nothing is known.
llvm::Expected<std::string>
listCatalog(llvm::StringRef Name, llvm::ArrayRef<std::string> Files);

/// Names that look alike, for a misspelt one.
std::vector<std::string> similarNames(llvm::StringRef Name);

/// The catalog files that the .clang-tidy in force for a directory names.
std::vector<std::string> configuredCatalogs(llvm::StringRef Directory);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_CATALOGLIST_H
