//===- Roots.h - Where an async context begins ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_ROOTS_H
#define ASYNCTIDY_EXTRACT_ROOTS_H

#include "Extract/UnitContext.h"
#include "llvm/ADT/DenseSet.h"

namespace asynctidy {

/// Sorts the roots out of the candidates and adds them to the facts.
class RootFinder {
public:
  explicit RootFinder(UnitContext &Unit) : Unit(Unit) {}

  void add(const clang::FunctionDecl &F);
  /// \param CallOrConstruct what may hand a callable to the loop or to a
  ///        thread.
  void add(const clang::Expr &CallOrConstruct);
  /// Adds what was found to the facts.
  void finish();

  /// Whether coroutines that return \p T may block.
  bool isAllowedType(clang::QualType T);
  /// The libraries that are in use in \p F.
  void findLibraries(const clang::FunctionDecl &F,
                     llvm::SmallVectorImpl<llvm::StringRef> &Libraries);

private:
  struct FoundRoot {
    const clang::FunctionDecl *Function;
    RootKind Kind;
    llvm::StringRef GivenTo;
    /// The class of a scope whose member the function is.
    llvm::StringRef Scope;
    /// The library that a handler is given to, spelled as in Root::Libraries.
    llvm::StringRef Library;
  };

  /// \returns whether it is a new one.
  bool addRoot(const clang::FunctionDecl &F, RootKind Kind,
               llvm::StringRef GivenTo);
  void addHandler(const clang::FunctionDecl &F, const CatalogEntry &Entry,
                  const clang::FunctionDecl &Callee, llvm::StringRef GivenTo);
  void noteReadiness(const clang::FunctionDecl &F, const clang::Expr &Given,
                     const clang::Expr &CallOrConstruct);
  bool isInLibraryNamespace(clang::SourceLocation Where);
  void collectLibraryNamespaces(const clang::DeclContext &Context);
  llvm::ArrayRef<llvm::StringRef> included();
  llvm::StringRef spell(const CatalogLibrary &Library,
                        llvm::StringRef Namespace);

  UnitContext &Unit;
  std::vector<FoundRoot> Found;
  llvm::DenseSet<const clang::FunctionDecl *> Seen;
  /// Closures that run on another thread, coroutines or not.
  llvm::DenseSet<const clang::FunctionDecl *> Offloaded;
  /// Where libraries' namespaces are written: begin and end, sorted.
  std::vector<std::pair<unsigned, unsigned>> LibraryNamespaces;
  bool AreLibraryNamespacesKnown = false;
  llvm::SmallVector<llvm::StringRef, 2> Included;
  bool AreIncludesKnown = false;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_ROOTS_H
