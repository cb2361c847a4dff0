//===- Reach.h - Which functions reach a blocking call ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The solver. It searches backwards from every blocking call at once, nearest
/// first, so each function learns its shortest witness the first time it is
/// reached. There is no recursion and no caching of half-finished answers: a
/// cycle or a ladder of diamonds costs what its edges cost, and the answer does
/// not depend on who asks first.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_REACH_REACH_H
#define ASYNCTIDY_REACH_REACH_H

#include "Facts/UnitFacts.h"

namespace asynctidy {

/// One way in which a function blocks: the next step of a witness.
struct Effect {
  /// Number of calls from here to the blocking call, this one included.
  unsigned Depth = 1;
  /// Whether some call on the way is not certain.
  bool IsMay = false;
  /// Where the function does not block after all: a residue over its own
  /// parameters. Null: it blocks whatever it is given.
  ConditionRef Unless;
  /// The call in this function.
  uint32_t Site = 0;
  /// Whether that call is itself the blocking one; then there is no next step.
  bool IsPrimitive = false;
  /// The function whose effect this passes on, and which of its effects.
  FunctionId Next = 0;
  uint32_t NextEffect = 0;
  /// Whether Next is not called by the site itself but by Through, the callee,
  /// which calls the callable that the site hands it.
  bool IsThroughCallback = false;
  FunctionId Through = 0;
  uint32_t ThroughInvocation = 0;
};

/// A function calls the callable that it is given as a parameter.
struct Invocation {
  unsigned Depth = 1;
  bool IsMay = false;
  int Parameter = 0;
  /// The call in this function that leads there.
  uint32_t Site = 0;
  /// Whether that call is the one of the parameter itself; else Next does it.
  bool IsDirect = true;
  FunctionId Next = 0;
  uint32_t NextInvocation = 0;
};

/// What is known of one function. Effects come nearest first: certain ones
/// before uncertain, then by depth, then in source order; none follows one
/// without a condition.
struct Summary {
  llvm::SmallVector<Effect, 1> Effects;
  llvm::SmallVector<Invocation, 0> Invocations;
};

using SummaryTable = std::vector<Summary>;

/// Solves the whole unit; the result is indexed by FunctionId.
SummaryTable reach(const UnitFacts &Facts);

/// The first effect of \p Site's callees that holds for its arguments, or of
/// the site itself. \returns false if the site does not block.
/// \param Conclude treat what still depends on a parameter as unknown (which
///        counts as blocking); used at a root, which has no further caller.
bool effectOfSite(const UnitFacts &Facts, const SummaryTable &Table,
                  FunctionId Function, uint32_t Site, bool Conclude,
                  Effect &Result);

} // namespace asynctidy

#endif // ASYNCTIDY_REACH_REACH_H
