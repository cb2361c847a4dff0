//===- HeldLocks.cpp - What a coroutine does to locks ---------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/HeldLocks.h"
#include "Extract/LockReader.h"
#include "Extract/Names.h"
#include "Extract/Roots.h"

using namespace clang;

namespace asynctidy {

void readLocks(UnitContext &Unit, RootFinder &Roots,
               ArrayRef<const FunctionDecl *> Candidates) {
  if (Unit.AST.getDiagnostics().hasUncompilableErrorOccurred())
    return;
  LockClasses Classes(Unit);
  // Where a template is instantiated its instances say more than itself.
  llvm::DenseSet<uint32_t> Instantiated;
  std::vector<const FunctionDecl *> Coroutines;
  for (const FunctionDecl *F : Candidates) {
    if (!isCoroutine(*F) || F->isInvalidDecl() || Unit.isLibrary(*F) ||
        Unit.infoOf(*F).Said == Mark::NonBlocking ||
        Roots.isAllowedType(F->getReturnType()))
      continue;
    Coroutines.push_back(F);
    if (!F->isDependentContext())
      Instantiated.insert(Unit.point(F->getLocation()).Raw);
  }
  for (const FunctionDecl *F : Coroutines) {
    if (F->isDependentContext() &&
        Instantiated.contains(Unit.point(F->getLocation()).Raw))
      continue;
    LockingCoroutine Read;
    if (!LockReader(Unit, Classes, *F).run(Read))
      continue;
    Read.Name = Unit.Facts.save(displayName(*F));
    Read.Definition = Unit.point(F->getLocation());
    Roots.findLibraries(*F, Read.Libraries);
    Unit.Facts.LockingCoroutines.push_back(std::move(Read));
  }
}

} // namespace asynctidy
