//===- LockFlow.h - Where a coroutine locks and suspends --------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What one coroutine does to locks, as a graph without AST: blocks of events
/// and edges between them. The solver (Reach/HeldLocks.h) tells which lock is
/// held at which suspension.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FACTS_LOCKFLOW_H
#define ASYNCTIDY_FACTS_LOCKFLOW_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <vector>

namespace asynctidy {

/// One thing that is done to a lock. A lock is a guard or a mutex that the
/// coroutine names; locks are numbered from 0, and so are the sites at which
/// they are taken, the suspensions and the conditions.
struct LockEvent {
  enum class Kind : uint8_t {
    Acquire, ///< Lock is held from here on, taken at the site Other.
    Release, ///< Lock is not held any more.
    Move,    ///< Other is held in the place of Lock.
    Swap,    ///< Lock and Other change places.
    Suspend, ///< The suspension number Lock.
    Assume,  ///< The condition number Lock is false (0) or true (1): Other.
  };
  Kind K;
  uint32_t Lock = 0;
  uint32_t Other = 0;
};

struct LockEdge {
  uint32_t To = 0;
  /// What taking this edge tells: the result of a test.
  llvm::SmallVector<LockEvent, 1> Events;
};

struct LockBlock {
  std::vector<LockEvent> Events;
  llvm::SmallVector<LockEdge, 2> Successors;
};

/// A coroutine's control flow; it begins at the first block.
struct LockFlow {
  std::vector<LockBlock> Blocks;
  uint32_t NumSites = 0;
  /// Of each suspension the locks that are not held there, whatever the flow
  /// says: guards of blocks that it does not stand in, and locks that are
  /// handed over to what is awaited.
  std::vector<llvm::SmallVector<uint32_t, 1>> NotHeldAt;
};

} // namespace asynctidy

#endif // ASYNCTIDY_FACTS_LOCKFLOW_H
