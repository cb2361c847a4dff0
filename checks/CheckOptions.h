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
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/GlobPattern.h"
#include <string>
#include <vector>

namespace clang::tidy::async {

/// Receives one sentence about an option that cannot be used.
using OptionErrorHandler = llvm::function_ref<void(const llvm::Twine &)>;

/// The options of one check. Each option's name is written once, in
/// CheckOptions.cpp. What a check is not told it takes from
/// async-blocking-call; what an async scope is, all take from
/// async-blocking-scope, and which locks are allowed, from
/// async-lock-across-await.
class CheckOptions {
public:
  /// Reads the options; what cannot be used is reported and left out.
  CheckOptions(const ClangTidyCheck::OptionsView &View, StringRef Check,
               ClangTidyContext &Context, OptionErrorHandler OnError);

  /// Writes them back for --dump-config and --verify-config.
  void store(const ClangTidyCheck::OptionsView &View,
             ClangTidyOptions::OptionMap &Map) const;

  bool isOn(asynctidy::Category C) const {
    return On[static_cast<size_t>(C)];
  }
  bool isAllowedFunction(StringRef Name) const;
  bool isAllowedCoroutineType(StringRef Name) const;
  /// Whether the code of the catalogued library of this id is to be linted.
  bool isLintedLibrary(StringRef Id) const;
  /// Reports what in LintLibraries stands for no library of \p Packs.
  void checkLibraries(const asynctidy::Catalog &Packs,
                      OptionErrorHandler OnError) const;
  /// Whether names in the user's catalog files that match no declaration are
  /// reported.
  bool verifiesCatalog() const { return VerifyCatalog; }
  /// Which part of an async scope the user says a member function of this
  /// unqualified name is.
  asynctidy::ScopePart scopePartOf(StringRef Member) const;
  /// Whether these members are meant in this class.
  bool isScopeType(StringRef Class) const;
  /// Whether this guard or mutex may be held across a suspension.
  bool isAllowedLock(StringRef Class) const;

  /// The values of all options that decide how a unit is read.
  std::string key() const;

  /// Adds the user's catalog files to \p Packs.
  void loadCatalogs(asynctidy::Catalog &Packs,
                    OptionErrorHandler OnError) const;

private:
  /// An option's value and the check that it was given to.
  struct Value {
    std::string Text;
    std::string Owner;
  };
  Value read(llvm::ArrayRef<const ClangTidyCheck::OptionsView *> Views,
             llvm::ArrayRef<StringRef> Owners, StringRef Option,
             std::string Default) const;
  void parseCategories(OptionErrorHandler OnError);
  std::vector<llvm::GlobPattern> parseGlobs(StringRef Option, const Value &List,
                                            OptionErrorHandler OnError) const;
  void parseScopeNames(StringRef Option, const Value &List,
                       asynctidy::ScopePart Part, OptionErrorHandler OnError);
  std::string place(const Value &Of, StringRef Option, StringRef Part) const;

  std::string Check;
  std::string File;
  Value Categories;
  Value CatalogFile;
  Value AllowedFunctions;
  Value AllowedCoroutineTypes;
  Value LintLibraries;
  Value ScopeEnterNames;
  Value ScopeExitNames;
  Value ScopeTypes;
  Value AllowedLocks;
  bool VerifyCatalog = false;
  std::vector<bool> On;
  std::vector<llvm::GlobPattern> FunctionGlobs;
  std::vector<llvm::GlobPattern> TypeGlobs;
  std::vector<llvm::GlobPattern> LibraryGlobs;
  std::vector<llvm::GlobPattern> ScopeGlobs;
  std::vector<llvm::GlobPattern> LockGlobs;
  llvm::StringMap<asynctidy::ScopePart> ScopeParts;
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_CHECKOPTIONS_H
