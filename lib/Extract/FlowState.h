//===- FlowState.h - What is known at a point of a body ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows three things through one body: on which thread a coroutine runs,
/// which objects are ready, which descriptors are in non-blocking mode. Where
/// paths meet only that holds what holds on each.
///
/// An exception may leave a try block anywhere: a handler knows what holds
/// throughout the block. What a function does to an object that it is given by reference is not seen.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_FLOWSTATE_H
#define ASYNCTIDY_EXTRACT_FLOWSTATE_H

#include "Extract/StateEvents.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include <memory>

namespace asynctidy {

/// What is known at each point of one body. Nothing is worked out before the
/// first question; a body that says nothing of threads and states has no
/// answers but one.
class FlowState {
public:
  FlowState(UnitContext &Unit, const clang::FunctionDecl &Function,
            FunctionScope &Scope)
      : Unit(Unit), Function(Function), Scope(Scope), Reader(Unit, Scope) {}

  /// The control-flow graph of the executed body; null where clang builds none:
  /// for code with errors, and for templates that are not instantiated. There
  /// the body is followed as it is written.
  const clang::CFG *graph();

  /// Whether \p Kind holds of the object that \p E names, when \p At is
  /// evaluated.
  bool holds(StateKind Kind, const clang::Expr *E, const clang::Expr *At);

  /// Whether the value of \p E, a call, is a descriptor in non-blocking mode.
  bool givesNonBlocking(const clang::Expr *E) {
    return Reader.isNonBlocking(E);
  }

  /// Whether this function, or one that is given the result, handles an error
  /// that \p Call gives only in non-blocking mode.
  bool handlesWouldBlock(const clang::Expr *Call);

  /// Whether \p Variable is ready wherever it dies.
  bool isReadyAtDeath(const clang::VarDecl &Variable);

  /// Whether \p At, a statement of the graph, or a variable or temporary that
  /// dies, is not evaluated on the loop's thread, on any path.
  bool isElsewhere(const void *At);

  /// Whether some part of the body does not run on the loop's thread.
  bool leavesTheLoop() {
    read();
    return HasHops || Entry != Thread::Loop;
  }

  /// Says where the body begins.
  void beginOn(Thread T) { Entry = T; }

  /// Says what is ready when the body begins.
  void beginReady(llvm::ArrayRef<ObjectPath> Objects) {
    ReadyAtEntry.assign(Objects.begin(), Objects.end());
  }

private:
  friend class FlowOutline;

  struct Fact {
    StateKind Kind;
    ObjectPath Object;
  };
  /// What is known at one point. Not known yet is more than anything known.
  struct State {
    bool IsReached = false;
    Thread On = Thread::Loop;
    llvm::BitVector Holds;
  };
  /// What one statement changes, in this order.
  struct Effect {
    llvm::SmallVector<ObjectPath, 1> Lost;
    llvm::SmallVector<unsigned, 1> Gained;
    bool IsAwait = false;
    bool IsHop = false;
    Thread To = Thread::Loop;
  };

  void read();
  void readStmt(const clang::Stmt &S);
  void readAwait(const clang::Stmt &S, const clang::Expr *Common);
  void readDeclarations(const clang::DeclStmt &Declares);
  void gain(const void *At, std::vector<StateEvent> Events);
  void lose(const clang::Stmt &S, const clang::Expr *Object);
  unsigned factOf(StateEvent Event);
  void readTest(const clang::Expr *Condition);
  void solve();
  void solveGraph(const State &Begin);
  static bool meet(State &Into, const State &From);
  void apply(const void *At, State &S) const;
  void learn(const clang::Expr *Condition, bool Value, State &S);
  /// \param Passes called with each statement and what is known before and after
  ///        it.
  State after(
      const clang::CFGBlock &Block, State S, bool IsLast,
      llvm::function_ref<void(const clang::Stmt *, const State &)> Passes);
  State along(const clang::CFGBlock &Block, unsigned Successor,
              const State &Out);
  void remember(const void *At, const State &S);
  void readHandler(const clang::Expr &Call);
  bool isNonBlockingElsewhere(const ObjectPath &Object, const clang::Expr *At);

  UnitContext &Unit;
  const clang::FunctionDecl &Function;
  FunctionScope &Scope;
  StateReader Reader;
  Thread Entry = Thread::Loop;
  llvm::SmallVector<ObjectPath, 1> ReadyAtEntry;
  bool IsGraphBuilt = false, IsBodyRead = false, IsSolved = false;
  bool HasHops = false, HasTests = false;
  std::unique_ptr<clang::CFG> Graph;
  std::vector<Fact> Facts;
  /// By statement; of a declaration by variable, for the graph has a statement
  /// of its own for each.
  llvm::DenseMap<const void *, Effect> Effects;
  /// The objects of method calls, which were read before them.
  llvm::DenseSet<const clang::Stmt *> UsedAsObjects;
  /// Where an error is handled that only non-blocking mode gives.
  std::vector<SourcePoint> WouldBlockTests;
  /// Calls whose result is handed to a function that handles such an error.
  llvm::DenseSet<const clang::Expr *> HandedToTest;
  llvm::DenseMap<const void *, State> At;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_FLOWSTATE_H
