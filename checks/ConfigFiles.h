//===- ConfigFiles.h - The configuration file behind a value ----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clang-tidy tells a check the value of an option and not where it was
/// written. Relative paths and error messages need to know: the .clang-tidy and
/// .clangd files above the source are looked through for the option and the
/// value.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_CONFIGFILES_H
#define ASYNCTIDY_CHECKS_CONFIGFILES_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang::tidy::async {

/// A place in a .clang-tidy or .clangd file.
struct ConfigPlace {
  /// Empty if the value was not found in any file: it comes from the command
  /// line.
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;

  /// "file:line:column: ", or nothing.
  std::string spell() const;
  /// \p Path as seen from the file's directory, or from the working directory
  /// where there is no file.
  std::string resolve(llvm::StringRef Path) const;
};

/// Looks for \p Value behind the option's full name \p Option in the files above
/// \p Source, nearest first.
ConfigPlace findInConfigFiles(llvm::StringRef Source, llvm::StringRef Option,
                              llvm::StringRef Value);

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_CONFIGFILES_H
