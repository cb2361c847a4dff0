//===- ConditionBuilding.h - Making conditions ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How conditions are made: with the constants folded. For Condition.cpp, which
/// works them out, and ConditionText.cpp, which reads them.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FACTS_CONDITIONBUILDING_H
#define ASYNCTIDY_FACTS_CONDITIONBUILDING_H

#include "Facts/Condition.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace asynctidy::condition {

/// Whether the names that a question of kind \p K asks for have values.
bool asksForValues(Condition::Kind K);
/// The value of \p Name if it is a literal: a number or a character.
bool literalValue(llvm::StringRef Name, int64_t &Value);
/// The condition whose answer is always \p Answer.
ConditionRef constant(Truth Answer);
ConditionRef makeNot(ConditionRef Operand);
ConditionRef makeSurely(ConditionRef Operand);
/// A conjunction or disjunction, as \p K says, without constants that do not
/// matter, nested operands of its own kind, and repetitions.
ConditionRef makeJunction(Condition::Kind K,
                          llvm::ArrayRef<ConditionRef> Operands);
/// A condition of kind \p K as it stands: nothing is folded.
ConditionRef withOperands(Condition::Kind K,
                          std::vector<ConditionRef> Operands);
/// Whether the \p I-th name of \p C has a value in the unit that it was
/// resolved for.
inline bool hasValue(const Condition &C, size_t I) {
  return I < C.HasValues.size() && C.HasValues[I];
}

} // namespace asynctidy::condition

#endif // ASYNCTIDY_FACTS_CONDITIONBUILDING_H
