//===- LockReader.h - Reading what a coroutine does to locks ----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Translates clang's control-flow graph of a coroutine into a LockFlow. What
/// is a lock, and what a call does to it, LockClasses knows; which object is
/// meant, LockPathReader.
///
/// Guards are followed as objects: a variable, a temporary or a member that
/// holds something. A mutex is followed where it is locked by a call.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_LOCKREADER_H
#define ASYNCTIDY_EXTRACT_LOCKREADER_H

#include "Extract/LockCalls.h"
#include "Extract/LockClasses.h"
#include "Extract/LockPaths.h"
#include "Extract/UnitContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <map>

namespace asynctidy {

/// Reads one coroutine.
class LockReader {
public:
  LockReader(UnitContext &Unit, LockClasses &Classes,
             const clang::FunctionDecl &Function);

  /// \returns whether the coroutine suspends and locks, and could be read.
  bool run(LockingCoroutine &Result);

private:
  using Event = LockEvent;
  using Kind = LockEvent::Kind;

  /// What is known of a lock by its number.
  struct LockInfo {
    /// The variable that it is, with the part of the source in which it lives;
    /// null for other locks.
    const clang::VarDecl *Variable = nullptr;
    const clang::CXXRecordDecl *Class = nullptr;
    bool IsMutex = false;
    /// Of a guard: the mutex that it was made with, and its name.
    LockPath Guarded;
    std::string GuardedName;
  };
  /// Where a variable lives.
  struct Extent {
    SourcePoint Begin, End;
  };

  bool isInteresting();
  void readExtents(const clang::Stmt *S, clang::SourceLocation End);
  void elide(const clang::Expr *Init);

  uint32_t lockOf(const LockPath &Path, const clang::CXXRecordDecl *Class,
                  bool IsMutex, const clang::VarDecl *Variable = nullptr);
  uint32_t siteOf(const void *Key, clang::SourceLocation Where,
                  const LockTraits &Of, llvm::StringRef Mutex);
  uint32_t lockOf(const clang::VarDecl &Variable, const LockTraits &Traits) {
    return lockOf({Variable.getCanonicalDecl()}, Traits.Record, false,
                  &Variable);
  }
  void add(Kind K, uint32_t Lock, uint32_t Other = 0) {
    Into->push_back({K, Lock, Other});
  }

  void readBlock(const clang::CFGBlock &Block, LockBlock &Result);
  void readEdges(const clang::CFGBlock &Block, LockBlock &Result);
  void readHandlers(const clang::CFG &Graph);
  void visit(const clang::Stmt &S);
  void declare(const clang::VarDecl &Variable);
  void visitTemporary(const clang::CXXBindTemporaryExpr &Bind);
  void visitCall(const clang::CallExpr &Call);
  void visitAssignment(const clang::CXXOperatorCallExpr &Call);
  void visitLambda(const clang::LambdaExpr &Lambda);
  void visitArguments(const clang::FunctionDecl *Callee,
                      llvm::ArrayRef<const clang::Expr *> Arguments,
                      bool IsKnown);
  void applyEffects(const clang::FunctionDecl &Callee, const CallParts &Parts,
                    const clang::CallExpr &Call);
  void acquire(uint32_t Lock, const LockOperation &Operation,
               const clang::CallExpr &Call);
  void operate(const LockOperation &Operation, const clang::CallExpr &Call);
  void suspend(const clang::Expr &S);
  void test(const clang::Expr *Condition, bool IsTrue, unsigned Depth);
  void testCall(const clang::CallExpr &Call, bool IsTrue);

  void initialise(uint32_t Lock, const LockTraits &Traits,
                  const clang::Expr *Init, const void *Key,
                  clang::SourceLocation Where);
  bool construct(uint32_t Lock, const LockTraits &Traits,
                 llvm::ArrayRef<const clang::Expr *> Arguments,
                 const clang::CXXConstructorDecl *Constructor, const void *Key,
                 clang::SourceLocation Where);
  const clang::Expr *
  mutexArgument(llvm::ArrayRef<const clang::Expr *> Arguments,
                const LockTraits &Traits);
  bool isOneOf(const clang::Expr *E, llvm::ArrayRef<llvm::StringRef> Names);
  void findHandedOver();

  UnitContext &Unit;
  LockClasses &Classes;
  const clang::FunctionDecl &Function;
  FunctionScope Scope;
  LockPathReader Paths;
  LockingCoroutine *Out = nullptr;
  std::vector<Event> *Into = nullptr;

  std::map<LockPath, uint32_t> Locks;
  std::vector<LockInfo> Infos;
  llvm::DenseMap<const void *, uint32_t> Sites;
  llvm::DenseMap<const clang::Expr *, uint32_t> Suspended;
  std::vector<const clang::Expr *> Suspensions;
  llvm::DenseMap<const clang::VarDecl *, uint32_t> Conditions;
  llvm::DenseMap<const clang::VarDecl *, Extent> Extents;
  llvm::DenseSet<const clang::CXXBindTemporaryExpr *> Elided;
  /// How often a variable is tested.
  llvm::DenseMap<const clang::VarDecl *, unsigned> Tested;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_LOCKREADER_H
