//===- Argument.h - What is known of an argument of a call ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FACTS_ARGUMENT_H
#define ASYNCTIDY_FACTS_ARGUMENT_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace asynctidy {

/// A dense index of a function within one UnitFacts.
using FunctionId = uint32_t;

/// Where what is given to an executor or execution context runs.
enum class ExecutorKind : uint8_t {
  Unknown,
  Pool, ///< On threads that may block.
  Loop, ///< On a thread that runs an event loop.
};

/// What is known, without running the program, of one argument of a call.
///
/// Every member is a claim that certainly holds; a default-constructed
/// Argument claims nothing. Names point into the string pool of the UnitFacts
/// that owns the call.
struct Argument {
  /// The integer, enumerator or character value, when HasValue.
  int64_t Value = 0;
  /// Bits that are certainly set, also when the whole value is unknown.
  uint64_t KnownBits = 0;
  /// Whether Value is the argument's only possible value.
  bool HasValue = false;
  /// Whether the argument is a null pointer.
  bool IsNull = false;
  /// Whether the argument is certainly a non-null pointer.
  bool IsNonNull = false;
  /// Whether the argument is a duration, timespec or timeval that has run out
  /// before it began (zero or less).
  bool IsZeroDuration = false;
  /// Whether the argument is a duration (or the like) that is known not to be
  /// zero.
  bool IsNonZeroDuration = false;
  /// Whether the argument is a duration of less than zero.
  bool IsNegativeDuration = false;
  /// Whether the argument is a time point that has passed when the call is
  /// made.
  bool IsElapsed = false;
  /// Whether the dynamic class is certainly Types.front(), not one derived
  /// from it.
  bool IsExactType = false;
  /// Whether the argument is a descriptor or object in non-blocking mode when
  /// the call is made.
  bool IsNonBlocking = false;
  /// Whether what the call would wait for has certainly happened: the
  /// descriptor's or object's readiness was awaited, or tested.
  bool IsReady = false;
  /// What the argument is as an executor, or what executor is bound to it.
  ExecutorKind Executor = ExecutorKind::Unknown;
  /// The parameter of the calling function that is passed on here unchanged,
  /// or -1; `this` is passed on as ThisParameter.
  int Parameter = None;
  /// The parameter of the calling function of which the argument is a part,
  /// coded like Parameter: they share mode and readiness.
  int PartOf = None;
  /// The argument's class, then all its bases; references and pointers looked
  /// through. `uint64_t` for unsigned numbers of 64 bits, empty for other types.
  llvm::SmallVector<llvm::StringRef, 0> Types;
  /// The classes among the template arguments of the argument's class, packs
  /// expanded, one level deep.
  llvm::SmallVector<llvm::StringRef, 0> TemplateArguments;
  /// The qualified name of the variable that the argument is, if it is one
  /// with a name that other units know.
  llvm::StringRef Object;
  /// The qualified name of the function whose result the argument is, where
  /// that is all that was done to it. Not of a catalogued function that is
  /// called so that its entry does not apply.
  llvm::StringRef ResultOf;
  /// The characters of the string literal that the argument is.
  llvm::StringRef Text;
  /// The functions that run when the argument is called.
  llvm::SmallVector<FunctionId, 0> Callables;

  static constexpr int None = -1;
  static constexpr int ThisParameter = -2;
};

} // namespace asynctidy

#endif // ASYNCTIDY_FACTS_ARGUMENT_H
