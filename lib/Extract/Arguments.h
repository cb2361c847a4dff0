//===- Arguments.h - What is known of an expression -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_ARGUMENTS_H
#define ASYNCTIDY_EXTRACT_ARGUMENTS_H

#include "Extract/FunctionScope.h"
#include "Extract/UnitContext.h"

namespace asynctidy {

class FlowState;

/// Describes expressions of one function's body for the conditions of the
/// catalog. Callables are not resolved here.
class ArgumentReader {
public:
  /// \param Flow what is known at the calls, or null.
  ArgumentReader(UnitContext &Unit, FunctionScope &Scope,
                 FlowState *Flow = nullptr)
      : Unit(Unit), Scope(Scope), Flow(Flow) {}

  /// \param Call the call that \p E is an argument of, or null.
  Argument read(const clang::Expr *E, const clang::Expr *Call);

  /// The object that is being constructed or destroyed: a \p Record.
  Argument ofType(const clang::CXXRecordDecl &Record);

  /// The name of the function that is called in \p Initialiser, which may be
  /// null; not of one that is catalogued as something which the catalog's
  /// conditions do not let it be.
  llvm::StringRef resultOf(const clang::Expr *Initialiser);

private:
  void readValue(const clang::Expr *E, Argument &A, unsigned Depth);
  void readSetBits(const clang::VarDecl &Variable, const clang::Expr *Use,
                   Argument &A, unsigned Depth);
  void readDuration(const clang::Expr *E, Argument &A, unsigned Depth);
  void readNumbers(const clang::CXXConstructExpr &Construct, Argument &A);
  void readPointer(const clang::Expr *E, const clang::Expr *Call, Argument &A);
  void readLocalStruct(const clang::VarDecl &Variable, const clang::Expr *Call,
                       Argument &A);
  void readClass(const clang::Expr *E, Argument &A);
  void readExecutor(const clang::Expr *E, Argument &A, unsigned Depth);
  void readState(const clang::Expr *E, const clang::Expr *Call, Argument &A);
  const clang::Expr *stableInit(const clang::Expr *E);

  UnitContext &Unit;
  FunctionScope &Scope;
  FlowState *Flow;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_ARGUMENTS_H
