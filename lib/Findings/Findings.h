//===- Findings.h - The rules -----------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FINDINGS_FINDINGS_H
#define ASYNCTIDY_FINDINGS_FINDINGS_H

#include "Reach/Reach.h"

namespace asynctidy {

/// One call of a witness.
struct ChainStep {
  /// Whose call it is.
  FunctionId Caller = 0;
  /// Which call of the caller.
  uint32_t Site = 0;
  /// Whether the call is that of a callable which the step before handed over.
  bool IsCallback = false;
};

/// A call in a root that blocks, with its witness.
struct Finding {
  /// Index of the root in UnitFacts::Roots.
  uint32_t Root = 0;
  /// From the call in the root to the blocking call itself; never empty.
  llvm::SmallVector<ChainStep, 4> Chain;
  bool IsMay = false;
  /// Index, in the same result, of an earlier finding of the same root that
  /// reaches the same blocking call; or -1.
  int SameAs = -1;
  /// The object that this finding's call constructs blocks when it dies, too:
  /// the number of that call in the root; or -1. Told only where neither has a
  /// chain, so that one declaration of a library's object is one finding.
  int AlsoDies = -1;
};

/// Finds the calls in an async context that reach a function which blocks the
/// thread: one finding a call site, in the order of roots and then of
/// evaluation. Instances of one template count as one root. What
/// findBlockingScopes() finds is left out.
std::vector<Finding> findBlockingCalls(const UnitFacts &Facts,
                                       const SummaryTable &Table);

/// Finds, in the same way, what blocks the thread in the enter or exit of an
/// async scope, and in the implicit enter and exit of a coroutine's frame: the
/// construction and destruction of its locals, temporaries and parameters.
std::vector<Finding> findBlockingScopes(const UnitFacts &Facts,
                                        const SummaryTable &Table);

} // namespace asynctidy

#endif // ASYNCTIDY_FINDINGS_FINDINGS_H
