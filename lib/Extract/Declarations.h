//===- Declarations.h - What the whole unit declares ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two questions that one body cannot answer: which methods override a virtual
/// one, and what is assigned to a member or global that holds a callable. Both
/// walk the user's declarations of the unit, once, when they are first asked.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_DECLARATIONS_H
#define ASYNCTIDY_EXTRACT_DECLARATIONS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace asynctidy {

/// The declarations outside system headers. To walk through all that a
/// precompiled preamble holds is dear, so it is done once, and only if something
/// asks.
class UserDeclarations {
public:
  explicit UserDeclarations(clang::ASTContext &AST) : AST(AST) {}

  /// Calls \p Visit for each in source order, template instances and local
  /// classes included.
  void forEach(llvm::function_ref<void(const clang::Decl &)> Visit);

private:
  void read();

  clang::ASTContext &AST;
  bool IsRead = false;
  std::vector<const clang::Decl *> Declarations;
};

/// The overriders of virtual methods that this unit sees.
class OverriderIndex {
public:
  explicit OverriderIndex(UserDeclarations &Unit) : Unit(Unit) {}

  /// All methods that override \p Method, directly or not, in source order.
  llvm::ArrayRef<const clang::CXXMethodDecl *>
  overriders(const clang::CXXMethodDecl &Method);

private:
  void build();

  UserDeclarations &Unit;
  bool IsBuilt = false;
  llvm::DenseMap<const clang::CXXMethodDecl *,
                 std::vector<const clang::CXXMethodDecl *>>
      ByOverridden;
};

/// What is assigned to members and globals that hold callables.
class AssignmentIndex {
public:
  explicit AssignmentIndex(UserDeclarations &Unit) : Unit(Unit) {}

  /// The expressions that \p Variable is initialised with or assigned, in
  /// source order.
  llvm::ArrayRef<const clang::Expr *>
  assigned(const clang::ValueDecl &Variable);

private:
  void build();

  UserDeclarations &Unit;
  bool IsBuilt = false;
  llvm::DenseMap<const clang::ValueDecl *, std::vector<const clang::Expr *>>
      ByVariable;
};

/// Calls \p Visit with each variable or member and the expression that it is
/// initialised with or assigned in \p S.
void forEachAssignment(
    const clang::Stmt *S,
    llvm::function_ref<void(const clang::ValueDecl &, const clang::Expr &)>
        Visit);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_DECLARATIONS_H
