//===- ControlFlow.cpp - What of a body is reached, and what dies ---------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BodyWalker.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <tuple>

using namespace clang;

namespace asynctidy {

/// Whether one of \p Statements is in \p S.
static bool containsAny(const Stmt *S,
                        const llvm::DenseSet<const Stmt *> &Statements) {
  SmallVector<const Stmt *, 16> Queue{S};
  while (!Queue.empty()) {
    const Stmt *Next = Queue.pop_back_val();
    if (!Next)
      continue;
    if (Statements.contains(Next))
      return true;
    Queue.append(Next->child_begin(), Next->child_end());
  }
  return false;
}

/// The blocks that can be reached. clang's graph has no edges from the calls
/// that may throw: a handler is reached where something in its try block is.
static llvm::DenseSet<const CFGBlock *> reachableBlocks(const CFG &Graph) {
  llvm::DenseSet<const CFGBlock *> Reached;
  llvm::DenseSet<const Stmt *> Live;
  auto Reach = [&](const CFGBlock *From) {
    SmallVector<const CFGBlock *, 16> Queue{From};
    while (!Queue.empty()) {
      const CFGBlock *Block = Queue.pop_back_val();
      if (!Reached.insert(Block).second)
        continue;
      if (Graph.try_blocks_begin() != Graph.try_blocks_end())
        for (const CFGElement &Element : *Block)
          if (auto S = Element.getAs<CFGStmt>())
            Live.insert(S->getStmt());
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *Successor = Next.getReachableBlock())
          Queue.push_back(Successor);
    }
  };
  Reach(&Graph.getEntry());
  bool IsNew = true;
  while (std::exchange(IsNew, false))
    for (auto It = Graph.try_blocks_begin(); It != Graph.try_blocks_end(); ++It)
      if (!Reached.contains(*It)) {
        const auto *Try =
            dyn_cast_or_null<CXXTryStmt>((*It)->getTerminatorStmt());
        if (Try && !containsAny(Try->getTryBlock(), Live))
          continue;
        Reach(*It);
        IsNew = true;
      }
  return Reached;
}

/// "[Key, Value]".
static std::string bindingNames(const DecompositionDecl &Bindings) {
  std::string Names;
  for (const BindingDecl *Binding : Bindings.bindings())
    Names += (Names.empty() ? "[" : ", ") + Binding->getNameAsString();
  return Names + "]";
}

/// What of a body control reaches.
struct BodyWalker::Reach {
  llvm::DenseSet<const CFGBlock *> Blocks;
  llvm::DenseSet<const Stmt *> Live, Dead;
  llvm::DenseSet<const Decl *> Declared;

  explicit Reach(const CFG &Graph) : Blocks(reachableBlocks(Graph)) {
    for (const CFGBlock *Block : Graph) {
      const bool IsReached = Blocks.contains(Block);
      for (const CFGElement &Element : *Block)
        if (auto S = Element.getAs<CFGStmt>()) {
          (IsReached ? Live : Dead).insert(S->getStmt());
          if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt());
              Declaration && IsReached)
            Declared.insert(Declaration->decl_begin(), Declaration->decl_end());
        }
    }
  }

  bool isDead(const Stmt *S) const {
    return Dead.contains(S) && !Live.contains(S);
  }
};

void BodyWalker::applyControlFlow() {
  const CFG *Graph = Flow.graph();
  if (!Graph) {
    dropSites([&](const Stmt *At) { return Flow.isElsewhere(At); });
    return;
  }
  const Reach Reached(*Graph);
  dropSites([&](const Stmt *At) {
    // What runs on another thread stalls no loop.
    return Reached.isDead(At) || Flow.isElsewhere(At);
  });
  if (HasInterestingDestructors)
    visitDeaths(*Graph, Reached);
}

void BodyWalker::dropSites(llvm::function_ref<bool(const Stmt *)> IsExempt) {
  size_t Kept = 0;
  for (size_t I = 0; I != Sites.size(); ++I) {
    if (Anchors[I] && IsExempt(Anchors[I]))
      continue;
    if (Kept != I) {
      Sites[Kept] = std::move(Sites[I]);
      Anchors[Kept] = Anchors[I];
    }
    ++Kept;
  }
  Sites.resize(Kept);
  Anchors.resize(Kept);
}

/// The objects that die in the body, wherever it is left.
void BodyWalker::visitDeaths(const CFG &Graph, const Reach &Reached) {
  // One site an object, however many ways lead out of its scope; of these the
  // end of the scope says most.
  struct Death {
    const CXXDestructorDecl *Destructor = nullptr;
    QualType Type;
    const Expr *Initialiser = nullptr;
    const VarDecl *Local = nullptr;
    StringRef Variable;
    SourcePoint Where;
    SourceLocation At;
    size_t Order = 0;
  };
  llvm::MapVector<const void *, Death> Found;
  // What dies on another thread at the end of its scope.
  llvm::SmallPtrSet<const void *, 4> DiesElsewhere;
  auto Describe = [&](const VarDecl &Variable, Death &Dies) {
    if (DiesPermitted.contains(&Variable) || Scope.isMovedFrom(Variable))
      return false;
    Dies.Type = Variable.getType().getNonReferenceType();
    Dies.Local = &Variable;
    if (!Scope.isUsed(Variable))
      Dies.Initialiser = Variable.getInit();
    if (Variable.getIdentifier() && !Variable.isImplicit())
      Dies.Variable = Variable.getName();
    else if (const auto *Bindings = dyn_cast<DecompositionDecl>(&Variable))
      Dies.Variable = Unit.Facts.save(bindingNames(*Bindings));
    return true;
  };
  for (const CFGBlock *Block : Graph) {
    if (!Reached.Blocks.contains(Block))
      continue;
    for (const CFGElement &Element : *Block) {
      Death Dies;
      SourceLocation Where;
      const void *Object = nullptr;
      if (auto Local = Element.getAs<CFGAutomaticObjDtor>()) {
        const VarDecl *Variable = Local->getVarDecl();
        // visitDestroyedParameters() reads a coroutine's; a caller destroys
        // those of others.
        if (isa<ParmVarDecl>(Variable) || !Describe(*Variable, Dies))
          continue;
        Object = Variable;
        Where = Variable->getLocation();
        if (const Stmt *Trigger = Local->getTriggerStmt())
          Dies.At = isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt,
                        GotoStmt, IndirectGotoStmt>(Trigger)
                        ? Trigger->getBeginLoc()
                        : Trigger->getEndLoc();
      } else if (auto Temporary = Element.getAs<CFGTemporaryDtor>()) {
        const CXXBindTemporaryExpr *Bind = Temporary->getBindTemporaryExpr();
        if (Elided.contains(Bind) || DiesPermitted.contains(Bind))
          continue;
        Object = Bind;
        Where = Bind->getBeginLoc();
        Dies.Type = Bind->getType();
        Dies.Initialiser = Bind->getSubExpr();
      } else {
        continue;
      }
      Dies.Destructor = Element.castAs<CFGImplicitDtor>().getDestructorDecl(
          Unit.AST);
      if (!Dies.Destructor || Where.isInvalid())
        continue;
      if (Flow.isElsewhere(Object)) {
        DiesElsewhere.insert(Object);
        continue;
      }
      Dies.Where = Unit.point(Where);
      Death &Known = Found[Object];
      if (!Known.Destructor ||
          Unit.point(Known.At) < Unit.point(Dies.At))
        Known = Dies;
    }
  }
  // The graph has no edges for exceptions: what dies on no other way out.
  for (const InterestingLocal &Local : Locals) {
    const VarDecl &Variable = *Local.Variable;
    Death Dies;
    if (Found.count(&Variable) || DiesElsewhere.contains(&Variable) ||
        !Reached.Declared.contains(&Variable) ||
        Variable.getType()->isReferenceType() || !Describe(Variable, Dies))
      continue;
    const Exit *Leaves = exceptionalExit(Local, [&](const Expr *E) {
      return !Reached.isDead(E);
    });
    const CXXRecordDecl *Record =
        Variable.getType()->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
    if (!Leaves || !Record || Variable.getLocation().isInvalid())
      continue;
    Dies.Destructor = Record->getDestructor();
    Dies.Where = Unit.point(Variable.getLocation());
    Dies.At = isa<CXXThrowExpr>(Leaves->Where) ? Leaves->Where->getBeginLoc()
                                               : Local.BlockEnd;
    if (Dies.Destructor)
      Found[&Variable] = Dies;
  }
  auto Deaths = Found.takeVector();
  for (size_t I = 0; I != Deaths.size(); ++I)
    Deaths[I].second.Order = I;
  llvm::sort(Deaths, [](const auto &A, const auto &B) {
    return std::tie(A.second.Where, A.second.Order) <
           std::tie(B.second.Where, B.second.Order);
  });
  for (const auto &[Object, Dies] : Deaths) {
    if (!isInteresting(*Dies.Destructor->getParent()))
      continue;
    Shape Call;
    Call.Where = SourceLocation::getFromRawEncoding(Dies.Where.Raw);
    Call.ObjectType = Dies.Type;
    Call.Initialiser = Dies.Initialiser;
    Call.Dying = Dies.Local;
    destroyObject(*Dies.Destructor->getParent(), Call, Dies.Variable, Dies.At);
  }
}

/// Where an exception may leave the block of \p Local while it lives, or null.
const BodyWalker::Exit *BodyWalker::exceptionalExit(
    const InterestingLocal &Local,
    llvm::function_ref<bool(const Expr *)> IsReached) const {
  const SourcePoint Begin = Unit.point(Local.Variable->getLocation());
  const SourcePoint End = Unit.point(Local.BlockEnd);
  for (const Exit &E : Exits) {
    const SourcePoint At = Unit.point(E.Where->getBeginLoc());
    if (!(Begin < At) || !(At < End) || !IsReached(E.Where))
      continue;
    if (E.CaughtFrom.isInvalid() || Unit.point(E.CaughtFrom) < Begin)
      return &E;
  }
  return nullptr;
}

/// The implicit destructor call of a local, a temporary or a parameter.
void BodyWalker::destroyObject(const CXXRecordDecl &Record, const Shape &Call,
                               StringRef Variable, SourceLocation DiesAt) {
  const size_t Before = Sites.size();
  Shape Lifetime = Call;
  Lifetime.IsLifetime = true;
  destroy(Record, Lifetime);
  for (size_t I = Before; I != Sites.size(); ++I) {
    Sites[I].IsDestructor = true;
    Sites[I].DiesAt = Unit.point(DiesAt);
    Sites[I].Variable = Unit.Facts.save(Variable);
  }
}

/// A coroutine's frame holds its parameters: it destroys them when it is
/// destroyed itself. (An ordinary function's are destroyed by its caller.)
void BodyWalker::visitDestroyedParameters() {
  for (const ParmVarDecl *Parameter : llvm::reverse(Function.parameters())) {
    const CXXRecordDecl *Record = Parameter->getType()->getAsCXXRecordDecl();
    if (!Record || !Record->hasDefinition() || Parameter->isInvalidDecl() ||
        Scope.isMovedFrom(*Parameter) ||
        !isInteresting(*Record->getDefinition()))
      continue;
    Shape Call;
    Call.Where = Parameter->getLocation();
    Call.ObjectType = Parameter->getType();
    const size_t Before = Sites.size();
    destroyObject(*Record->getDefinition(), Call,
                  Parameter->getIdentifier() ? Parameter->getName() : "",
                  Function.getBody()->getEndLoc());
    for (size_t I = Before; I != Sites.size(); ++I)
      Sites[I].IsParameter = true;
  }
}

} // namespace asynctidy
