//===- CheckOptions.h - What the user may choose ----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_CHECKOPTIONS_H
#define ASYNCTIDY_CHECKS_CHECKOPTIONS_H

#include "Catalog/Catalog.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/GlobPattern.h"
#include <string>
#include <vector>

namespace clang::tidy::async {

/// Receives one sentence about an option that cannot be used.
using OptionErrorHandler = llvm::function_ref<void(const llvm::Twine &)>;

/// The options of one check. Each option's name is written once, in
/// CheckOptions.cpp.
class CheckOptions {
public:
  /// Reads the options; what cannot be used is reported and left out.
  /// \param File the file being checked, from which the .clang-tidy files are
  ///        found.
  CheckOptions(const ClangTidyCheck::OptionsView &View, StringRef Check,
               StringRef File, OptionErrorHandler OnError);

  /// Writes them back for --dump-config and --verify-config.
  void store(const ClangTidyCheck::OptionsView &View,
             ClangTidyOptions::OptionMap &Map) const;

  bool isOn(asynctidy::Category C) const {
    return On[static_cast<size_t>(C)];
  }
  bool isAllowedFunction(StringRef Name) const;
  bool isAllowedCoroutineType(StringRef Name) const;
  /// Whether names in the user's catalog files that match no declaration are
  /// reported.
  bool verifiesCatalog() const { return VerifyCatalog; }

  /// Adds the user's catalog files to \p Packs.
  void loadCatalogs(asynctidy::Catalog &Packs,
                    OptionErrorHandler OnError) const;

private:
  void parseCategories(OptionErrorHandler OnError);
  std::vector<llvm::GlobPattern> parseGlobs(StringRef Option, StringRef List,
                                            OptionErrorHandler OnError) const;
  std::string fullName(StringRef Option) const;
  std::string place(StringRef Option, StringRef Part) const;

  std::string Check;
  std::string File;
  std::string Categories;
  std::string CatalogFile;
  std::string AllowedFunctions;
  std::string AllowedCoroutineTypes;
  bool VerifyCatalog;
  std::vector<bool> On;
  std::vector<llvm::GlobPattern> FunctionGlobs;
  std::vector<llvm::GlobPattern> TypeGlobs;
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_CHECKOPTIONS_H
