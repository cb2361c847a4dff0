//===- Names.h - Declarations by name ---------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_NAMES_H
#define ASYNCTIDY_EXTRACT_NAMES_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace clang {
class ASTContext;
}

namespace asynctidy {

/// The qualified name by which the catalog knows \p D: no inline namespaces, no
/// template arguments, no leading "::". An unnamed namespace is
/// "(anonymous namespace)", a closure type "(lambda)".
std::string qualifiedName(const clang::NamedDecl &D);

/// The last component of qualifiedName().
std::string unqualifiedName(const clang::NamedDecl &D);

/// A function's name in messages: as qualifiedName(), but without unnamed
/// namespaces and enclosing functions; empty for the call operator and the
/// destructor of a lambda.
std::string displayName(const clang::FunctionDecl &F);

/// As displayName(), for a member called on an object of type \p ObjectType: an
/// alias that the user wrote there stands for the class
/// ("std::ofstream::open").
std::string displayName(const clang::FunctionDecl &F,
                        clang::QualType ObjectType);

/// \p Name as lookups want it. Where headers come precompiled, as in clangd, the
/// table of identifiers holds what the file itself spells; only get() asks for
/// the others, too.
clang::DeclarationName identifier(clang::ASTContext &AST, llvm::StringRef Name);

/// \p E without parentheses, implicit casts, temporaries, copies and moves of
/// the same object, and std::forward and std::move.
const clang::Expr *peel(const clang::Expr *E);

/// The class of \p T, references and pointers looked through; null for others.
const clang::CXXRecordDecl *classOf(clang::QualType T);

/// The names of \p Record and of all its bases, nearest first.
llvm::SmallVector<std::string, 4>
classNames(const clang::CXXRecordDecl &Record);

/// The class names among the template arguments of \p Record, packs expanded.
llvm::SmallVector<std::string, 4>
templateArgumentNames(const clang::CXXRecordDecl &Record);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_NAMES_H
