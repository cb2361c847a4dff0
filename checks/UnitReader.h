//===- UnitReader.h - One reading of a unit for all checks ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_UNITREADER_H
#define ASYNCTIDY_CHECKS_UNITREADER_H

#include "CheckOptions.h"
#include "Pipeline/Pipeline.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <memory>
#include <mutex>

namespace clang {
class Preprocessor;
}

namespace clang::tidy::async {

/// Collects the roots of a unit while clang-tidy walks it, and reads it once
/// for all checks that have the same options.
class UnitReader {
public:
  explicit UnitReader(const CheckOptions &Chosen);

  /// What is wrong with the catalog files. It is said when a unit is checked:
  /// --dump-config makes checks, too, and has nowhere to say it.
  const std::vector<std::string> &mistakes() const { return Mistakes; }
  /// \returns whether \p Mistake is said for the first time.
  bool isNew(StringRef Mistake) { return Said.insert(Mistake).second; }

  /// \returns true to the one check that is to collect the roots.
  bool claim() { return !std::exchange(IsClaimed, true); }

  const asynctidy::RootNames &rootNames() const { return Roots; }
  const asynctidy::HandlerNames &handlerNames() const { return Handlers; }
  const asynctidy::Catalog &packs() const { return Packs; }

  /// Some check wants to know of locks.
  void wantLocks() { Options.ReadsLocks = true; }
  void setMacros(const Preprocessor *PP) { Macros = PP; }
  void setAST(ASTContext &Context) { AST = &Context; }
  /// Null if no unit was parsed.
  ASTContext *ast() const { return AST; }
  void add(const FunctionDecl &Root) { Candidates.Functions.push_back(&Root); }
  void addHandler(const Expr &Handler) {
    Candidates.HandlerCalls.push_back(&Handler);
  }

  /// The unit, read when it is first asked for: at its end. There is an AST.
  const asynctidy::UnitAnalysis &analysis();

private:
  asynctidy::ExtractOptions extractOptions();

  const CheckOptions Chosen;
  std::vector<std::string> Mistakes;
  llvm::StringSet<> Said;
  asynctidy::Catalog Packs;
  asynctidy::HandlerNames Handlers;
  asynctidy::ExtractOptions Options;
  asynctidy::RootNames Roots;
  asynctidy::RootCandidates Candidates;
  ASTContext *AST = nullptr;
  const Preprocessor *Macros = nullptr;
  bool IsClaimed = false;
  std::unique_ptr<asynctidy::UnitAnalysis> Analysis;
};

/// The readers that are in use. clangd makes checks on several threads.
class UnitReaders {
public:
  /// The reader for the unit of \p Context and these options.
  std::shared_ptr<UnitReader> get(const ClangTidyContext *Context,
                                  const CheckOptions &Chosen);

private:
  std::mutex Mutex;
  std::map<std::pair<const ClangTidyContext *, std::string>,
           std::weak_ptr<UnitReader>>
      Known;
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_UNITREADER_H
