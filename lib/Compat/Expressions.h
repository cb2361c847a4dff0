//===- Expressions.h - Expressions that some versions lack ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// | LLVM   | `Aggregate(1, 2)` of C++20 |
/// |--------|----------------------------|
/// | 14, 15 | an error                   |
/// | 16..22 | CXXParenListInitExpr       |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_EXPRESSIONS_H
#define ASYNCTIDY_COMPAT_EXPRESSIONS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Config/llvm-config.h"

namespace asynctidy {
namespace compat {

/// The elements of an aggregate that is initialised in parentheses; of any
/// other statement none.
inline llvm::ArrayRef<const clang::Expr *>
parenthesizedElements(const clang::Stmt &S) {
#if LLVM_VERSION_MAJOR >= 16
  if (const auto *List = llvm::dyn_cast<clang::CXXParenListInitExpr>(&S))
    return List->getInitExprs();
#else
  (void)S;
#endif
  return {};
}

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_EXPRESSIONS_H
