//===- StateEvents.h - What code says of descriptors and threads -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The catalog's entries of the kinds Readiness, NonBlocking and Hop, applied to
/// expressions. What is learnt of a user's helper (it puts its argument in
/// non-blocking mode, or awaits its readiness) is learnt from its body, without
/// regard to the order of its statements.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_STATEEVENTS_H
#define ASYNCTIDY_EXTRACT_STATEEVENTS_H

#include "Extract/Arguments.h"
#include "Extract/ObjectPath.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace asynctidy {

/// What may be known of an object or descriptor.
enum class StateKind : uint8_t {
  Ready,       ///< What a call on it would wait for has happened.
  NonBlocking, ///< It is in non-blocking mode.
};

/// From here on, this is known of an object.
struct StateEvent {
  StateKind Kind;
  ObjectPath Object;
  /// It is no longer known: the mode may have been set to something else.
  bool IsLoss = false;
};

/// Drops the losses, and what is gained and lost again: the mode was changed
/// for a while.
void dropTemporary(std::vector<StateEvent> &Events);

/// Reads the events of one function's expressions.
class StateReader {
public:
  /// \param FollowsHelpers whether what the user's own functions do counts.
  StateReader(UnitContext &Unit, FunctionScope &Scope,
              bool FollowsHelpers = true)
      : Unit(Unit), Scope(Scope), Reader(Unit, Scope),
        FollowsHelpers(FollowsHelpers) {}

  /// What is known after the call or construction \p E.
  void afterCall(const clang::Expr *E, std::vector<StateEvent> &Events);
  /// What is known after \p Operand, that of a co_await, was awaited.
  void afterAwait(const clang::Expr *Operand, std::vector<StateEvent> &Events);
  /// What is known where \p Condition is \p Value.
  void afterTest(const clang::Expr *Condition, bool Value,
                 std::vector<StateEvent> &Events);
  /// Of \p Operand, an awaiter of the user's own: the definitions of its
  /// await_suspend, and the descriptors that it was made of. They are ready
  /// afterwards if one of the functions has an event loop watch a descriptor.
  void readAwaiter(const clang::Expr *Operand,
                   llvm::SmallVectorImpl<const clang::FunctionDecl *> &Suspends,
                   std::vector<StateEvent> &MadeOf);
  /// Whether the call \p E has an event loop watch a descriptor.
  bool isWatch(const clang::Expr *E);
  /// Whether the value of \p E is a descriptor in non-blocking mode.
  bool isNonBlocking(const clang::Expr *E);
  /// Whether \p E is an error that only non-blocking mode gives.
  bool isWouldBlock(const clang::Expr *E);
  /// Whether \p E compares with one.
  bool testsWouldBlock(const clang::Expr *E);
  /// Where a coroutine continues that has awaited \p Operand.
  /// \returns false if it is where it was before, or where its library's next
  ///          await brings it.
  bool hop(const clang::Expr *Operand, Thread &To);

  /// The arguments of the call \p E that are put on threads which may block.
  llvm::SmallVector<const clang::Expr *, 2> offloaded(const clang::Expr *E);

  /// The function with a body of the user's that \p E calls, and its arguments;
  /// null if there is none.
  const clang::FunctionDecl *
  helperOf(const clang::Expr *E,
           llvm::SmallVectorImpl<const clang::Expr *> &Arguments);

private:
  struct Called;
  bool readCall(const clang::Expr *E, Called &Call);
  bool applies(const CatalogEntry &Entry, Called &Call);
  bool mayUndo(const CatalogEntry &Entry, Called &Call);
  void readArguments(Called &Call);
  void add(StateKind Kind, const CatalogEntry &Entry, const Called &Call,
           std::vector<StateEvent> &Events, bool IsLoss = false);
  void afterTestOfCall(const clang::Expr *E, int64_t Value, bool IsEqual,
                       std::vector<StateEvent> &Events);

  UnitContext &Unit;
  FunctionScope &Scope;
  ArgumentReader Reader;
  const bool FollowsHelpers;
};

/// Calls \p Visit for \p S and all statements below it, without the bodies of
/// closures.
void forEachStmt(const clang::Stmt *S,
                 llvm::function_ref<void(const clang::Stmt &)> Visit);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_STATEEVENTS_H
