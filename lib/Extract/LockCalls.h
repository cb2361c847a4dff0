//===- LockCalls.h - What calls do to locks ---------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_LOCKCALLS_H
#define ASYNCTIDY_EXTRACT_LOCKCALLS_H

#include "Extract/LockPaths.h"

namespace asynctidy {

/// Calls \p Visit for each statement that is evaluated in \p S: not for the
/// bodies of lambdas and not for unevaluated operands. Visit says whether to go
/// on below.
void forEachEvaluated(const clang::Stmt *S,
                      llvm::function_ref<bool(const clang::Stmt &)> Visit);

/// The path of a callee in the words of its caller: `this` and the parameters
/// are replaced by what the call gives them. Empty if it cannot be told.
LockPath pathAtCall(const LockPath &Path, const clang::FunctionDecl &Callee,
                    const clang::Expr *Object,
                    llvm::ArrayRef<const clang::Expr *> Arguments,
                    LockPathReader &Reader);

/// The object of a member call and the arguments, whatever its syntax.
struct CallParts {
  const clang::Expr *Object = nullptr;
  llvm::SmallVector<const clang::Expr *, 4> Arguments;
};
CallParts partsOf(const clang::CallExpr &Call);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_LOCKCALLS_H
