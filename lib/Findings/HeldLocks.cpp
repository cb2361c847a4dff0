//===- HeldLocks.cpp - The rule of locks across suspensions ---------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/HeldLocks.h"
#include "Reach/HeldLocks.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace asynctidy;

std::vector<HeldLock> asynctidy::findHeldLocks(const UnitFacts &Facts) {
  std::map<SourcePoint, HeldLock> Found;
  for (uint32_t C = 0; C != Facts.LockingCoroutines.size(); ++C) {
    const LockingCoroutine &Coroutine = Facts.LockingCoroutines[C];
    const auto Across = heldAcross(Coroutine.Flow);
    for (uint32_t S = 0; S != Across.size(); ++S) {
      if (Across[S].empty())
        continue;
      auto [It, IsNew] = Found.try_emplace(Coroutine.Sites[S].Where);
      HeldLock &Held = It->second;
      if (IsNew) {
        Held.Coroutine = C;
        Held.Site = S;
      }
      for (uint32_t Index : Across[S])
        Held.Across.push_back(Coroutine.Suspensions[Index]);
    }
  }
  std::vector<HeldLock> Result;
  for (auto &[Where, Held] : Found) {
    llvm::sort(Held.Across, [](const Suspension &A, const Suspension &B) {
      return A.Where < B.Where;
    });
    auto IsSame = [](const Suspension &A, const Suspension &B) {
      return A.Where == B.Where;
    };
    Held.Across.erase(
        std::unique(Held.Across.begin(), Held.Across.end(), IsSame),
        Held.Across.end());
    Result.push_back(std::move(Held));
  }
  return Result;
}
