//===- HeldLocks.h - The rule of locks across suspensions -------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FINDINGS_HELDLOCKS_H
#define ASYNCTIDY_FINDINGS_HELDLOCKS_H

#include "Facts/UnitFacts.h"

namespace asynctidy {

/// A lock that is held over a suspension.
struct HeldLock {
  /// Index in UnitFacts::LockingCoroutines.
  uint32_t Coroutine = 0;
  /// Index in its Sites.
  uint32_t Site = 0;
  /// What it is held across, in source order; never empty.
  std::vector<Suspension> Across;
};

/// Finds the locks that a coroutine holds while it suspends: one finding for
/// each place where one is taken, in source order. The instances of a template
/// are one coroutine.
std::vector<HeldLock> findHeldLocks(const UnitFacts &Facts);

} // namespace asynctidy

#endif // ASYNCTIDY_FINDINGS_HELDLOCKS_H
