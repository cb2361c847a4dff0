//===- ObjectPath.h - Which object an expression means ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_OBJECTPATH_H
#define ASYNCTIDY_EXTRACT_OBJECTPATH_H

#include "Extract/FunctionScope.h"
#include "llvm/ADT/SmallVector.h"

namespace asynctidy {

/// An object or descriptor as the code names it: a variable or `this`, then
/// members and accessors ("this, socket_, native_handle"). Two expressions of
/// one path mean the same object as long as nothing on the path is assigned; a
/// pointer stands for what it points to.
struct ObjectPath {
  /// The variable, or for `this` the class; then fields and methods without
  /// arguments. Canonical declarations.
  llvm::SmallVector<const clang::Decl *, 4> Parts;

  bool isThis() const;
  /// The last part that is no accessor: what a mode or state belongs to.
  const clang::Decl *owner() const;

  friend bool operator==(const ObjectPath &A, const ObjectPath &B) {
    return A.Parts == B.Parts;
  }
};

/// Whether what holds of \p Known holds of \p Asked: it is the same object, a
/// part of it, or differs by accessors only.
bool covers(const ObjectPath &Known, const ObjectPath &Asked);

/// Finds the path of \p E; an alias (a reference, or a pointer or number that
/// keeps its value) stands for what it was initialised with.
/// \returns false if \p E names no object.
bool pathOf(const clang::Expr *E, FunctionScope &Scope, ObjectPath &Path);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_OBJECTPATH_H
