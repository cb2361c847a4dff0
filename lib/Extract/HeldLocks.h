//===- HeldLocks.h - What a coroutine does to locks -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_HELDLOCKS_H
#define ASYNCTIDY_EXTRACT_HELDLOCKS_H

#include "Extract/UnitContext.h"

namespace asynctidy {

class RootFinder;

/// Fills UnitFacts::LockingCoroutines from the coroutines among \p Candidates.
/// Only one that suspends and in which a lock is seen gets a graph.
void readLocks(UnitContext &Unit, RootFinder &Roots,
               llvm::ArrayRef<const clang::FunctionDecl *> Candidates);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_HELDLOCKS_H
