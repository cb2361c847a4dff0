//===- DrivenCoroutines.h - Coroutines that a thread waits for --*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_DRIVENCOROUTINES_H
#define ASYNCTIDY_EXTRACT_DRIVENCOROUTINES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace asynctidy {

class UnitContext;

/// Coroutines that are only ever handed to a function which runs them on the
/// calling thread and waits (a driver, such as `sync_wait` in a test or in
/// `main`), by functions that are no coroutines themselves. Up to its first
/// suspension such a coroutine stalls nobody but the one who waits for it. One
/// that is put on an executor first (`lazy.via(&executor)`) is none of these.
///
/// And coroutines that are only ever called in an argument which is put on
/// threads that may block: `co_spawn(pool, work(), ...)`.
///
/// A function that a header declares may be used by other units, and counts as
/// no such coroutine.
class DrivenCoroutines {
public:
  explicit DrivenCoroutines(UnitContext &Unit) : Unit(Unit) {}

  bool isDriven(const clang::FunctionDecl &F);
  bool isPlacedOnPool(const clang::FunctionDecl &F);

private:
  void build();
  bool isUsed(llvm::StringRef Name);
  bool isDriverUsed();
  bool isOffloadUsed();
  bool isDriver(const clang::Stmt &S);
  void readBody(const clang::FunctionDecl &F);
  bool isKnownHereOnly(const clang::FunctionDecl &F);

  UnitContext &Unit;
  bool IsBuilt = false;
  bool HasDrivers = false, HasOffloads = false;
  llvm::DenseSet<const clang::FunctionDecl *> Driven, Placed, UsedOtherwise;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_DRIVENCOROUTINES_H
