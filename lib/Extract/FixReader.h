//===- FixReader.h - Where a fix may stand ----------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_FIXREADER_H
#define ASYNCTIDY_EXTRACT_FIXREADER_H

#include "Catalog/FixText.h"
#include "Extract/UnitContext.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace asynctidy {

/// Finds the blocking calls of one coroutine in whose place the catalog's fix
/// compiles. The body is read when the first question is asked.
class FixReader {
public:
  FixReader(UnitContext &Unit, const clang::FunctionDecl &Function)
      : Unit(Unit), Function(Function) {}

  /// The place of \p Call, which \p Entry says blocks; null where no fix may
  /// stand.
  std::unique_ptr<FixPlace> read(const clang::Expr *Call,
                                 const CatalogEntry &Entry);

private:
  void readBody();
  /// The fix for the library of the coroutine's type, or null.
  const Cure *fixFor(const CatalogEntry &Entry);
  bool readText(const clang::CallExpr &Call, llvm::ArrayRef<FixPiece> Pieces,
                FixPlace &Place);
  bool fits(const clang::Expr &Argument, FixFit Fit);
  bool areDeclared(const FixNames &Names, const clang::CallExpr &Call);
  bool isDeclared(llvm::StringRef Name, clang::SourceLocation Before);
  bool isHidden(llvm::StringRef Name);
  bool takesLock();
  bool takesLock(const clang::Stmt *S);

  UnitContext &Unit;
  const clang::FunctionDecl &Function;
  bool IsRead = false;
  /// The library of the coroutine's type, or null, and how it is spelled.
  const CatalogLibrary *Library = nullptr;
  llvm::StringRef Spelled;
  /// The calls that stand as statements of their own, outside of handlers.
  llvm::DenseMap<const clang::Expr *, FixObstacle> Statements;
  enum class Answer { Unknown, No, Yes };
  Answer Locks = Answer::Unknown;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_FIXREADER_H
