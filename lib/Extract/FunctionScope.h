//===- FunctionScope.h - The variables of one body --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_FUNCTIONSCOPE_H
#define ASYNCTIDY_EXTRACT_FUNCTIONSCOPE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace asynctidy {

/// How the body of one function uses its variables. The body is read when the
/// first question is asked, for most functions never.
class FunctionScope {
public:
  /// \param F the function, or null for an expression outside any.
  explicit FunctionScope(const clang::FunctionDecl *F) : Function(F) {}

  /// The index of \p Variable among the function's parameters, or
  /// Argument::None.
  int parameterIndex(const clang::ValueDecl &Variable) const;

  /// Whether \p Variable may get another value after its initialisation: it is
  /// assigned, bound to a reference to non-const, or its address is taken other
  /// than for a call's argument.
  bool isModified(const clang::VarDecl &Variable);

  /// The expressions that \p Variable is initialised with or assigned here.
  llvm::ArrayRef<const clang::Expr *> assigned(const clang::VarDecl &Variable);

  /// The values assigned to members of \p Variable, a local of class type.
  llvm::ArrayRef<std::pair<const clang::ValueDecl *, const clang::Expr *>>
  assignedMembers(const clang::VarDecl &Variable);

  /// Bits that a statement `variable |= bits` sets, and the block in which it
  /// stands.
  struct SetBits {
    const clang::Expr *Bits;
    const clang::CompoundStmt *Block;
    clang::SourceLocation Where;
  };
  /// All of them for \p Variable; none if it is changed in any other way than by
  /// its initialiser.
  llvm::ArrayRef<SetBits> setBits(const clang::VarDecl &Variable);

  /// The calls that are given the address of \p Variable.
  llvm::ArrayRef<const clang::Expr *>
  addressTakers(const clang::VarDecl &Variable);

  /// Whether the body gives \p Variable away somewhere: moves from it or
  /// returns it. What then dies has nothing left to wait for. (On other paths
  /// it may: that is not looked at.)
  bool isMovedFrom(const clang::VarDecl &Variable);

  /// Whether the body calls a member function of \p Variable, or changes it.
  bool isUsed(const clang::VarDecl &Variable);

private:
  void read();
  void noteMove(const clang::Expr *E);
  void visit(const clang::Stmt *S, bool IsRead);
  bool visitSetBits(const clang::Stmt *S, const clang::CompoundStmt &Block);
  void visitArgument(const clang::Expr *Call, const clang::Expr *Argument);

  const clang::FunctionDecl *Function;
  bool IsRead = false;
  llvm::DenseSet<const clang::VarDecl *> Modified;
  llvm::DenseSet<const clang::VarDecl *> MovedFrom;
  llvm::DenseSet<const clang::VarDecl *> Called;
  template <typename T>
  using Lists = llvm::DenseMap<const clang::VarDecl *, std::vector<T>>;
  Lists<const clang::Expr *> Assigned;
  Lists<std::pair<const clang::ValueDecl *, const clang::Expr *>> Members;
  Lists<const clang::Expr *> AddressTakers;
  Lists<SetBits> Bits;
  /// Variables that are changed in another way than by `|=`.
  llvm::DenseSet<const clang::VarDecl *> Changed;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_FUNCTIONSCOPE_H
