//===- Callables.h - What runs when a value is called -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_CALLABLES_H
#define ASYNCTIDY_EXTRACT_CALLABLES_H

#include "Extract/FunctionScope.h"
#include "Extract/UnitContext.h"

namespace asynctidy {

/// The functions that run when a value is called.
struct Callables {
  llvm::SmallVector<const clang::FunctionDecl *, 2> Functions;
  /// Whether the value may be another one: it comes out of a variable that is
  /// assigned, or of a pointer or wrapper.
  bool IsMay = false;
};

/// Finds them for expressions of one function's body: lambdas, functions,
/// functors, bound and wrapped callables, and variables with a visible
/// initialiser or assignment.
class CallableResolver {
public:
  CallableResolver(UnitContext &Unit, FunctionScope &Scope)
      : Unit(Unit), Scope(Scope) {}

  Callables resolve(const clang::Expr *E);

  /// Whether values of type \p T are called through an indirection that hides
  /// what runs: function pointers, member pointers, std::function.
  bool isIndirect(clang::QualType T);

private:
  void resolve(const clang::Expr *E, unsigned Depth, Callables &Result);
  void resolveVariable(const clang::ValueDecl &Variable, unsigned Depth,
                       Callables &Result);
  bool isWrapper(const clang::CXXRecordDecl &Record);

  UnitContext &Unit;
  FunctionScope &Scope;
};

/// The arguments that \p Entry says are called; "last" is the last one that
/// the caller wrote.
llvm::SmallVector<const clang::Expr *, 2>
callableArguments(const CatalogEntry &Entry,
                  llvm::ArrayRef<const clang::Expr *> Arguments);

/// The call operators of \p Record, instances of generic ones included.
void callOperators(
    const clang::CXXRecordDecl &Record,
    llvm::SmallVectorImpl<const clang::FunctionDecl *> &Functions);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_CALLABLES_H
