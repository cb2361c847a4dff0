//===- LockGraph.cpp - The flow of locks through a coroutine --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat/Expressions.h"
#include "Extract/BodyWalker.h"
#include "Extract/LockReader.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

//===----------------------------------------------------------------------===//
// Before the graph
//===----------------------------------------------------------------------===//

/// Whether the body suspends and does something to a lock.
bool LockReader::isInteresting() {
  bool Suspends = false, Locks = false;
  for (const ParmVarDecl *Parameter : Function.parameters())
    Locks |= !Parameter->getType()->isReferenceType() &&
             Classes.of(Parameter->getType()).holds();
  forEachEvaluated(executedBody(Function), [&](const Stmt &S) {
    if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(S)) {
      Suspends = true;
    } else if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          Locks = Locks || Classes.of(Variable->getType()).holds();
    } else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(&S)) {
      Locks = Locks || Classes.of(Bind->getType()).holds();
    } else if (const auto *Call = dyn_cast<CallExpr>(&S); Call && !Locks) {
      Locks = !Classes.operations(*Call).empty();
      const FunctionDecl *Callee = Call->getDirectCallee();
      Locks = Locks || (Callee && !Unit.infoOf(*Callee).IsLibrary &&
                        !Classes.effects(*Callee).empty());
    }
    return true;
  });
  return Suspends && Locks;
}

/// Where each variable lives, which temporaries are no objects of their own,
/// and how often conditions are tested.
void LockReader::readExtents(const Stmt *S, SourceLocation End) {
  struct Item {
    const Stmt *S;
    SourceLocation End;
  };
  SmallVector<Item, 32> Stack{{S, End}};
  while (!Stack.empty()) {
    const Item Next = Stack.pop_back_val();
    SourceLocation Inner = Next.End;
    if (isa<CompoundStmt, IfStmt, SwitchStmt, ForStmt, WhileStmt,
            CXXForRangeStmt, CXXCatchStmt>(Next.S))
      Inner = Next.S->getEndLoc();
    if (const auto *Declaration = dyn_cast<DeclStmt>(Next.S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D)) {
          Extents[Variable] = {Unit.point(Variable->getLocation()),
                               Unit.point(Inner)};
          elide(Variable->getInit());
        }
    }
    auto ElideAll = [&](auto Elements) {
      for (const Expr *Element : Elements)
        elide(Element);
    };
    if (const auto *List = dyn_cast<InitListExpr>(Next.S))
      ElideAll(List->inits());
    ElideAll(compat::parenthesizedElements(*Next.S));
    // A guard made for a parameter is the callee's to end: an awaited operation
    // that takes one keeps it. One that is moved there is lost here.
    if (const auto *Call = dyn_cast<CallExpr>(Next.S))
      for (const Expr *Argument : Call->arguments()) {
        const auto *Made =
            dyn_cast<CXXConstructExpr>(Argument->IgnoreImplicit());
        if (Argument->isPRValue() &&
            !(Made && Made->getConstructor()->isCopyOrMoveConstructor()))
          elide(Argument);
      }
    if (const auto *If = dyn_cast<IfStmt>(Next.S))
      if (const Expr *Condition = If->getCond())
        forEachEvaluated(Condition, [&](const Stmt &Part) {
          if (const auto *Ref = dyn_cast<DeclRefExpr>(&Part))
            if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl()))
              ++Tested[Variable];
          return true;
        });
    if (isa<LambdaExpr>(Next.S))
      continue;
    for (const Stmt *Child : Next.S->children())
      if (Child)
        Stack.push_back({Child, Inner});
  }
}

/// Remembers that \p Init makes the object that it initialises.
void LockReader::elide(const Expr *Init) {
  while (Init) {
    const Expr *Before = Init;
    Init = Init->IgnoreParenImpCasts();
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Init)) {
      Elided.insert(Bind);
      Init = Bind->getSubExpr();
    } else if (const auto *Full = dyn_cast<FullExpr>(Init)) {
      Init = Full->getSubExpr();
    } else if (const auto *Temporary =
                   dyn_cast<MaterializeTemporaryExpr>(Init)) {
      Init = Temporary->getSubExpr();
    } else if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Init)) {
      Init = Cast->getSubExpr();
    } else if (const auto *Choice =
                   dyn_cast<AbstractConditionalOperator>(Init)) {
      elide(Choice->getTrueExpr());
      elide(Choice->getFalseExpr());
      return;
    }
    if (Init == Before)
      return;
  }
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

void LockReader::readBlock(const CFGBlock &Block, LockBlock &Result) {
  Into = &Result.Events;
  for (const CFGElement &Element : Block) {
    if (auto S = Element.getAs<CFGStmt>()) {
      visit(*S->getStmt());
    } else if (auto Local = Element.getAs<CFGAutomaticObjDtor>()) {
      if (auto Known = Locks.find({Local->getVarDecl()->getCanonicalDecl()});
          Known != Locks.end())
        add(Kind::Release, Known->second);
    } else if (auto Temporary = Element.getAs<CFGTemporaryDtor>()) {
      if (auto Known = Locks.find({Temporary->getBindTemporaryExpr()});
          Known != Locks.end())
        add(Kind::Release, Known->second);
    }
  }
}

void LockReader::readEdges(const CFGBlock &Block, LockBlock &Result) {
  const bool IsTest =
      Block.succ_size() == 2 && Block.getTerminator().isStmtBranch() &&
      !isa_and_nonnull<SwitchStmt, CXXTryStmt>(Block.getTerminatorStmt());
  const Expr *Condition = IsTest ? Block.getLastCondition() : nullptr;
  constexpr unsigned MaxDepth = 16;
  bool IsTrue = true;
  for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
    if (const CFGBlock *To = Next.getReachableBlock()) {
      LockEdge Edge;
      Edge.To = To->getBlockID();
      std::vector<Event> Events;
      Into = &Events;
      test(Condition, IsTrue, MaxDepth);
      Edge.Events.append(Events.begin(), Events.end());
      Result.Successors.push_back(std::move(Edge));
    }
    IsTrue = false;
  }
}

/// clang's graph has no edges from what may throw to the handlers. What is held
/// there is what was held before the try block and is not touched in it.
void LockReader::readHandlers(const CFG &Graph) {
  for (auto It = Graph.try_blocks_begin(); It != Graph.try_blocks_end(); ++It) {
    const auto *Try = dyn_cast_or_null<CXXTryStmt>((*It)->getTerminatorStmt());
    if (!Try)
      continue;
    llvm::DenseSet<const Stmt *> Inside;
    forEachEvaluated(Try->getTryBlock(), [&](const Stmt &S) {
      Inside.insert(&S);
      return true;
    });
    std::vector<Event> Touched;
    for (const CFGBlock *Block : Graph) {
      bool IsInside = false;
      Into = &Touched;
      for (const CFGElement &Element : *Block)
        if (auto S = Element.getAs<CFGStmt>();
            S && Inside.contains(S->getStmt())) {
          IsInside = true;
          visit(*S->getStmt());
        }
      if (IsInside && Block != *It)
        Out->Flow.Blocks[Block->getBlockID()].Successors.push_back(
            {(*It)->getBlockID(), {}});
    }
    std::vector<Event> Released;
    for (const Event &E : Touched) {
      if (E.K == Kind::Suspend || E.K == Kind::Assume)
        continue;
      Released.push_back({Kind::Release, E.Lock, 0});
      if (E.K == Kind::Move || E.K == Kind::Swap)
        Released.push_back({Kind::Release, E.Other, 0});
    }
    auto &Events = Out->Flow.Blocks[(*It)->getBlockID()].Events;
    Events.insert(Events.begin(), Released.begin(), Released.end());
  }
}

/// What is awaited may unlock what it is given by reference, as a condition
/// variable does, and lock it again.
void LockReader::findHandedOver() {
  for (size_t I = 0; I != Suspensions.size(); ++I) {
    auto &NotHeld = Out->Flow.NotHeldAt[I];
    const SourcePoint Where = Unit.point(Suspensions[I]->getBeginLoc());
    for (uint32_t Lock = 0; Lock != Infos.size(); ++Lock) {
      const VarDecl *Variable = Infos[Lock].Variable;
      auto Known = Variable ? Extents.find(Variable) : Extents.end();
      if (Known != Extents.end() &&
          (Where < Known->second.Begin || Known->second.End < Where))
        NotHeld.push_back(Lock);
    }
    // What is awaited gives a guard only afterwards.
    if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Suspensions[I]))
      forEachEvaluated(Suspend->getResumeExpr(), [&](const Stmt &S) {
        if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(&S))
          if (auto Known = Locks.find({Bind}); Known != Locks.end())
            NotHeld.push_back(Known->second);
        return true;
      });
    forEachEvaluated(Suspensions[I], [&](const Stmt &S) {
      SmallVector<const Expr *, 4> Arguments;
      const FunctionDecl *Callee = nullptr;
      if (const auto *Call = dyn_cast<CallExpr>(&S)) {
        Arguments = partsOf(*Call).Arguments;
        Callee = Call->getDirectCallee();
      } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
        Arguments.append(Construct->arg_begin(), Construct->arg_end());
        Callee = Construct->getConstructor();
      }
      for (size_t A = 0; A != Arguments.size(); ++A) {
        if (Callee && A < Callee->getNumParams()) {
          const QualType T = Callee->getParamDecl(A)->getType();
          if (!T->isReferenceType() && !T->isPointerType())
            continue;
          if (T->getPointeeType().isConstQualified())
            continue;
        }
        if (Arguments[A]->isPRValue() &&
            !Arguments[A]->getType()->isPointerType())
          continue;
        const LockPath Path = Paths.read(Arguments[A]);
        auto Known = Path.empty() ? Locks.end() : Locks.find(Path);
        if (Known == Locks.end())
          continue;
        NotHeld.push_back(Known->second);
      }
      return true;
    });
  }
}

bool LockReader::run(LockingCoroutine &Result) {
  Stmt *Body = const_cast<Stmt *>(executedBody(Function));
  if (!Body || Function.isInvalidDecl() || !isInteresting())
    return false;
  Out = &Result;
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddCXXDefaultInitExprInAggregates = true;
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(&Function, Body, &Unit.AST, Options);
  if (!Graph)
    return false;
  readExtents(Body, Body->getEndLoc());

  LockFlow &Flow = Result.Flow;
  // The entry comes first: it changes places with block 0, the exit.
  Flow.Blocks.resize(Graph->getNumBlockIDs());
  const CFGBlock &Entry = Graph->getEntry();
  Into = &Flow.Blocks[Entry.getBlockID()].Events;
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    const LockTraits Traits = Classes.of(Parameter->getType());
    // Who gives a guard away gives what it holds.
    if (Traits.holds() && !Parameter->getType()->isReferenceType() &&
        !Parameter->hasDefaultArg())
      add(Kind::Acquire, lockOf(*Parameter, Traits),
          siteOf(Parameter, Parameter->getLocation(), Traits, {}));
  }
  // In the order of execution, as far as there is one.
  std::vector<const CFGBlock *> Order(Graph->begin(), Graph->end());
  llvm::sort(Order, [](const CFGBlock *A, const CFGBlock *B) {
    return A->getBlockID() > B->getBlockID();
  });
  // The first reading gives all locks their numbers.
  for (const CFGBlock *Block : Order) {
    LockBlock Ignored;
    readBlock(*Block, Ignored);
    readEdges(*Block, Ignored);
  }
  for (const CFGBlock *Block : Order) {
    readBlock(*Block, Flow.Blocks[Block->getBlockID()]);
    readEdges(*Block, Flow.Blocks[Block->getBlockID()]);
  }
  readHandlers(*Graph);
  if (Result.Sites.empty() || Suspensions.empty())
    return false;
  Flow.NumSites = Result.Sites.size();
  Flow.NotHeldAt.resize(Suspensions.size());
  findHandedOver();

  // The flow begins at the first block.
  const uint32_t First = Entry.getBlockID();
  std::swap(Flow.Blocks[0], Flow.Blocks[First]);
  for (LockBlock &Block : Flow.Blocks)
    for (LockEdge &Edge : Block.Successors)
      Edge.To = Edge.To == 0 ? First : Edge.To == First ? 0 : Edge.To;
  return true;
}

} // namespace asynctidy
