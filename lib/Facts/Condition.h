//===- Condition.h - When a catalogued call does not block ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A condition is parsed once from the catalog's text, resolved once a unit
/// (macros and enumerators get their values there), and then evaluated against
/// the arguments of a call. What depends on a parameter of the calling function
/// stays behind as a residue, which is evaluated again at that function's own
/// callers: this is how `recv(fd, buf, n, flags)` inside a helper is decided by
/// the helper's caller.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FACTS_CONDITION_H
#define ASYNCTIDY_FACTS_CONDITION_H

#include "Facts/Argument.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <string>
#include <vector>

namespace asynctidy {

/// A three-valued answer; Unknown says that the facts do not decide.
enum class Truth : uint8_t { False, Unknown, True };

/// One node of a condition. Immutable once built, and shared.
struct Condition {
  enum class Kind : uint8_t {
    Constant, ///< Answer.
    And,
    Or,
    Not,
    Surely, ///< True if the operand is True, else False; Unknown is False.
    // Questions about the argument Argument.
    Flag,
    Equals,
    Zero,
    Negative,
    Elapsed,
    Null,
    Text,
    Type,
    Template,
    Object,
    Result,
    Pool,
    Loop,
    NonBlocking,
    Ready,
    Count, ///< The call has Values.front() written arguments.
  };

  Kind K = Kind::Constant;
  Truth Answer = Truth::Unknown;
  /// Index of the argument asked about, or Argument::ThisParameter.
  int Index = 0;
  /// Operands of And, Or, Not and Surely.
  std::vector<std::shared_ptr<const Condition>> Operands;
  /// Names as written: macros and enumerators (Flag, Equals), types (Type,
  /// Template), variables (Object), functions (Result), texts with their quotes
  /// (Text).
  std::vector<std::string> Names;
  /// The values of Names (Flag, Equals), parallel to it, filled by resolve();
  /// a name that stands for nothing in this unit has no value.
  std::vector<int64_t> Values;
  /// Whether Values[i] is one.
  std::vector<bool> HasValues;
};

using ConditionRef = std::shared_ptr<const Condition>;

/// A syntax error in a condition.
struct ConditionError {
  std::string Message;
  /// Where in the text, from 0.
  size_t Offset = 0;
};

/// Parses the text of a condition. \returns null and fills \p Error if it is
/// malformed. The grammar is described in docs/adding-a-library.md.
ConditionRef parseCondition(llvm::StringRef Text, ConditionError &Error);

/// The condition with its macros and enumerators replaced by their values.
/// \param ValueOf sets its second argument and returns true if the name has a
///        value in this unit.
ConditionRef
resolveCondition(const ConditionRef &C,
                 llvm::function_ref<bool(llvm::StringRef, int64_t &)> ValueOf);

/// The arguments of one call as seen by a condition.
struct CallArguments {
  llvm::ArrayRef<Argument> Arguments;
  /// The object of a method call, or null.
  const Argument *This = nullptr;
  /// How many of Arguments the caller wrote; the rest are defaults.
  unsigned Written = 0;
};

/// What remains of \p C once the arguments are known: a Constant, or a
/// condition over the parameters of the calling function.
ConditionRef evaluate(const ConditionRef &C, const CallArguments &Call);

/// The answer of a residue where no further caller is in sight: a question
/// about a parameter is Unknown.
Truth conclude(const Condition &C);

/// A stable text of the condition, equal for equal conditions.
std::string toString(const Condition &C);

} // namespace asynctidy

#endif // ASYNCTIDY_FACTS_CONDITION_H
