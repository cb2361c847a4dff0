//===- Extract.h - From the AST to facts ------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only code that reads the AST. It begins at the roots and reads only the
/// bodies that they can reach, so that a unit without coroutines costs nothing.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_EXTRACT_H
#define ASYNCTIDY_EXTRACT_EXTRACT_H

#include "Catalog/Catalog.h"
#include "Facts/UnitFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include <functional>
#include <memory>

namespace asynctidy {

/// What the user chose, as far as it decides what is a fact.
struct ExtractOptions {
  /// Whether calls of this category are reported.
  std::function<bool(Category)> IsCategoryOn = isOnByDefault;
  /// Whether the user says that the function of this qualified name does not
  /// block.
  std::function<bool(llvm::StringRef)> IsAllowedFunction;
  /// Whether the user says that coroutines that return this class may block.
  std::function<bool(llvm::StringRef)> IsAllowedCoroutineType;
  /// Whether the user wants to see what blocks inside the library of this id:
  /// its code is then like any other.
  std::function<bool(llvm::StringRef)> IsLintedLibrary;
  /// The value of an object-like macro that stands for an integer.
  std::function<bool(llvm::StringRef, int64_t &)> MacroValue;
  /// Which part of an async scope the user says a member function of this
  /// unqualified name is.
  std::function<ScopePart(llvm::StringRef)> ScopePartOf;
  /// Whether the members that ScopePartOf() knows are meant in the class of
  /// this qualified name.
  std::function<bool(llvm::StringRef)> IsScopeType;
  /// Whether what coroutines do to locks is read.
  bool ReadsLocks = false;
  /// Whether the user says that the guard or mutex of this qualified name may be
  /// held across a suspension.
  std::function<bool(llvm::StringRef)> IsAllowedLock;
};

/// Answers, cheaply and for every function definition of a unit, whether it may
/// be a root: a coroutine, or a function with the name of a member of an
/// awaiter, a promise or an async scope.
class RootNames {
public:
  RootNames(const Catalog &Packs, const ExtractOptions &Options)
      : Packs(Packs), Options(Options) {}
  bool mayBeRoot(const clang::FunctionDecl &F) const;

private:
  const Catalog &Packs;
  const ExtractOptions &Options;
};

/// Answers, cheaply and for every call of a unit, whether the callee's name may
/// be that of a function which runs a callable later: a handler on the loop, or
/// anything on another thread.
class HandlerNames {
public:
  explicit HandlerNames(const Catalog &Packs);
  bool contains(const clang::CallExpr &Call) const;
  bool contains(const clang::CXXConstructExpr &Construct) const;

private:
  bool contains(const clang::IdentifierInfo *Name) const;

  llvm::StringSet<> Names;
  std::vector<std::string> Prefixes;
  mutable llvm::DenseMap<const clang::IdentifierInfo *, bool> Known;
};

/// What the AST matchers found.
struct RootCandidates {
  std::vector<const clang::FunctionDecl *> Functions;
  /// Calls and constructions.
  std::vector<const clang::Expr *> HandlerCalls;
};

/// Reads everything that the roots among \p Candidates reach.
std::unique_ptr<UnitFacts> extract(clang::ASTContext &Context,
                                   const Catalog &Packs,
                                   const RootCandidates &Candidates,
                                   const ExtractOptions &Options);

/// The names of user entries in \p Packs that stand for no declaration of this
/// unit, each with its entry.
std::vector<std::pair<llvm::StringRef, const CatalogEntry *>>
unmatchedNames(clang::ASTContext &Context, const Catalog &Packs);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_EXTRACT_H
