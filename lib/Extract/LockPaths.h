//===- LockPaths.h - Locks by the way to them -------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_LOCKPATHS_H
#define ASYNCTIDY_EXTRACT_LOCKPATHS_H

#include "Extract/FunctionScope.h"
#include "clang/AST/ASTContext.h"
#include <functional>
#include <string>
#include <vector>

namespace asynctidy {

/// How code gets at an object: a variable or `this`, and members from there.
/// `m`, `&m` and `*p` with `p = &m` are one path. What is called or indexed on
/// the way is known by its form. Empty: it cannot be told.
using LockPath = std::vector<const void *>;

/// The first component of a path that begins at `this`.
const void *thisOfPath();

/// Reads paths in the body of one function.
class LockPathReader {
public:
  /// \param IsWhole whether a variable stands for all that it contains.
  LockPathReader(clang::ASTContext &AST, FunctionScope &Scope,
                 std::function<bool(const clang::VarDecl &)> IsWhole)
      : AST(AST), Scope(Scope), IsWhole(std::move(IsWhole)) {}

  LockPath read(const clang::Expr *E) { return read(E, MaxDepth); }

private:
  /// References to references, members of members: more is not code that a
  /// person wrote.
  static constexpr unsigned MaxDepth = 32;

  LockPath read(const clang::Expr *E, unsigned Depth);
  LockPath readVariable(const clang::ValueDecl &D, unsigned Depth);

  clang::ASTContext &AST;
  FunctionScope &Scope;
  std::function<bool(const clang::VarDecl &)> IsWhole;
};

/// The names of an expression as a reader would write them, `a.b` or `p->m`;
/// empty for what has no short name.
std::string spellPath(const clang::Expr *E);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_LOCKPATHS_H
