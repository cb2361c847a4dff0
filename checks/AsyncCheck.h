//===- AsyncCheck.h - What all checks of this module share ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_ASYNCCHECK_H
#define ASYNCTIDY_CHECKS_ASYNCCHECK_H

#include "CheckOptions.h"
#include "Findings/Findings.h"
#include "Report/Report.h"
#include "UnitReader.h"
#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::tidy::async {

/// Prints, at the end of a unit, what the check's rule finds in it.
class AsyncCheck : public ClangTidyCheck {
public:
  /// \param Readers shared by the checks of this module.
  AsyncCheck(StringRef Name, ClangTidyContext *Context, UnitReaders &Readers);
  ~AsyncCheck() override;

  bool isLanguageVersionSupported(const LangOptions &Options) const override;
  void storeOptions(ClangTidyOptions::OptionMap &Options) override;
  void registerPPCallbacks(const SourceManager &Sources, Preprocessor *PP,
                           Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

protected:
  /// The rule, of a check that looks at calls.
  virtual std::vector<asynctidy::Finding>
  findings(const asynctidy::UnitAnalysis &Unit) const {
    (void)Unit;
    return {};
  }
  /// What is said of the unit: by default its findings.
  virtual std::vector<asynctidy::Message>
  messages(const asynctidy::UnitAnalysis &Unit) const;

  UnitReader &reader() const { return *Reader; }

private:
  void verifyCatalog();

  /// What is wrong with the options. It is said when a unit is checked:
  /// --dump-config makes checks, too, and has nowhere to say it.
  std::vector<std::string> Mistakes;
  CheckOptions Chosen;
  /// Whether this is the check that collects the roots for all.
  bool IsCollector = false;
  std::shared_ptr<UnitReader> Reader;
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_ASYNCCHECK_H
