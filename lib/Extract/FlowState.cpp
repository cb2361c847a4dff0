//===- FlowState.cpp - What is known at a point of a body -----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FlowState.h"
#include "Extract/BodyWalker.h"
#include "Extract/FlowOutline.h"
#include "Extract/Names.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

const CFG *FlowState::graph() {
  if (std::exchange(IsGraphBuilt, true))
    return Graph.get();
  Stmt *Body = const_cast<Stmt *>(executedBody(Function));
  // clang builds no graphs of code with errors, and so is not tested on it.
  if (!Body || Function.isDependentContext() || Function.isInvalidDecl() ||
      Unit.AST.getDiagnostics().hasUncompilableErrorOccurred())
    return nullptr;
  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddCXXDefaultInitExprInAggregates = true;
  // A co_await within an expression would be no element of its own.
  Options.setAlwaysAdd(Stmt::CoawaitExprClass);
  Options.setAlwaysAdd(Stmt::CoyieldExprClass);
  Graph = CFG::buildCFG(&Function, Body, &Unit.AST, Options);
  return Graph.get();
}

//===----------------------------------------------------------------------===//
// What the statements change
//===----------------------------------------------------------------------===//

unsigned FlowState::factOf(StateEvent Event) {
  for (size_t I = 0; I != Facts.size(); ++I)
    if (Facts[I].Kind == Event.Kind && Facts[I].Object == Event.Object)
      return I;
  Facts.push_back({Event.Kind, std::move(Event.Object)});
  return Facts.size() - 1;
}

void FlowState::gain(const void *Place, std::vector<StateEvent> Events) {
  for (StateEvent &Event : Events) {
    if (Event.IsLoss) {
      Effects[Place].Lost.push_back(std::move(Event.Object));
      continue;
    }
    const unsigned F = factOf(std::move(Event));
    Effects[Place].Gained.push_back(F);
  }
}

void FlowState::lose(const Stmt &S, const Expr *Object) {
  ObjectPath Path;
  if (pathOf(Object, Scope, Path))
    Effects[&S].Lost.push_back(std::move(Path));
}

void FlowState::readAwait(const Stmt &S, const Expr *Common) {
  Effect &E = Effects[&S];
  E.IsAwait = true;
  if (!Common)
    return;
  const Expr *Operand = awaitedOperand(Common);
  E.IsHop = Reader.hop(Operand, E.To);
  HasHops |= E.IsHop;
  std::vector<StateEvent> Events;
  Reader.afterAwait(Operand, Events);
  gain(&S, std::move(Events));
}

void FlowState::readDeclarations(const DeclStmt &Declares) {
  for (const Decl *D : Declares.decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (!Variable || Variable->getType()->isReferenceType())
      continue;
    ObjectPath Path;
    Path.Parts.push_back(Variable->getCanonicalDecl());
    // In a loop it is another object each time.
    Effects[Variable].Lost.push_back(Path);
    if (Reader.isNonBlocking(Variable->getInit()))
      gain(Variable, {{StateKind::NonBlocking, Path, false}});
  }
}

void FlowState::readStmt(const Stmt &S) {
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&S)) {
    readAwait(S, Suspend->getCommonExpr());
    return;
  }
  if (const auto *Await = dyn_cast<DependentCoawaitExpr>(&S)) {
    readAwait(S, Await->getOperand());
    return;
  }
  if (const auto *Declares = dyn_cast<DeclStmt>(&S)) {
    readDeclarations(*Declares);
    return;
  }
  const Expr *Target = nullptr, *Value = nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
    if (Binary->getOpcode() == BO_Assign) {
      Target = Binary->getLHS();
      Value = Binary->getRHS();
    } else if (Reader.testsWouldBlock(Binary)) {
      WouldBlockTests.push_back(Unit.point(Binary->getOperatorLoc()));
    }
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S)) {
    if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2) {
      Target = Operator->getArg(0);
      Value = Operator->getArg(1);
    } else if (Reader.testsWouldBlock(Operator)) {
      WouldBlockTests.push_back(Unit.point(Operator->getOperatorLoc()));
    }
  } else if (const auto *Case = dyn_cast<CaseStmt>(&S)) {
    if (Reader.isWouldBlock(Case->getLHS()))
      WouldBlockTests.push_back(Unit.point(Case->getBeginLoc()));
  }
  if (Target) {
    lose(S, Target);
    ObjectPath Path;
    if (Reader.isNonBlocking(Value) && pathOf(Target, Scope, Path))
      gain(&S, {{StateKind::NonBlocking, Path, false}});
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&S))
    UsedAsObjects.insert(
        Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
  if (isa<CallExpr, CXXConstructExpr>(S)) {
    readHandler(*cast<Expr>(&S));
    // `std::move(f)`, but not that of `std::move(f).get()`.
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (Call && Call->getNumArgs() == 1 && Call->isXValue() &&
        peel(Call) != Call && !UsedAsObjects.contains(Call))
      lose(S, Call->getArg(0));
    std::vector<StateEvent> Events;
    Reader.afterCall(cast<Expr>(&S), Events);
    gain(&S, std::move(Events));
  }
}

void FlowState::read() {
  if (std::exchange(IsBodyRead, true))
    return;
  for (const ObjectPath &Object : ReadyAtEntry)
    factOf({StateKind::Ready, Object, false});
  forEachStmt(executedBody(Function), [&](const Stmt &S) { readStmt(S); });
  llvm::sort(WouldBlockTests);
  // What a test proves is known on one of the ways that lead away from it.
  if (graph()) {
    for (const CFGBlock *Block : *Graph)
      readTest(Block->getLastCondition());
  } else {
    forEachStmt(executedBody(Function), [&](const Stmt &S) {
      forEachCondition(S, [&](const Expr *Condition) { readTest(Condition); });
    });
  }
}

void FlowState::readTest(const Expr *Condition) {
  for (bool Value : {true, false}) {
    std::vector<StateEvent> Events;
    Reader.afterTest(Condition, Value, Events);
    for (StateEvent &Event : Events) {
      factOf(std::move(Event));
      HasTests = true;
    }
  }
}

//===----------------------------------------------------------------------===//
// The solution
//===----------------------------------------------------------------------===//

/// \returns whether \p Into has become less.
bool FlowState::meet(State &Into, const State &From) {
  if (!From.IsReached)
    return false;
  if (!Into.IsReached) {
    Into = From;
    return true;
  }
  const Thread On = std::min(Into.On, From.On);
  llvm::BitVector Holds = Into.Holds;
  Holds &= From.Holds;
  if (On == Into.On && Holds == Into.Holds)
    return false;
  Into.On = On;
  Into.Holds = std::move(Holds);
  return true;
}

void FlowState::apply(const void *Place, State &S) const {
  auto Found = Effects.find(Place);
  if (Found == Effects.end())
    return;
  const Effect &E = Found->second;
  for (const ObjectPath &Path : E.Lost)
    for (size_t I = 0; I != Facts.size(); ++I)
      if (covers(Path, Facts[I].Object))
        S.Holds.reset(I);
  for (unsigned Gained : E.Gained)
    S.Holds.set(Gained);
  if (E.IsHop)
    S.On = E.To;
  else if (E.IsAwait && S.On == Thread::ElsewhereForAStep)
    S.On = Thread::Loop;
}

void FlowState::remember(const void *Place, const State &S) {
  meet(At[Place], S);
}

/// The state after \p Block, which begins in \p S.
/// \param IsLast whether the answers are to be remembered.
FlowState::State
FlowState::after(const CFGBlock &Block, State S, bool IsLast,
                 llvm::function_ref<void(const Stmt *, const State &)> Passes) {
  for (const CFGElement &Element : Block) {
    if (auto Statement = Element.getAs<CFGStmt>()) {
      if (IsLast)
        remember(Statement->getStmt(), S);
      Passes(Statement->getStmt(), S);
      apply(Statement->getStmt(), S);
      if (const auto *Declares = dyn_cast<DeclStmt>(Statement->getStmt()))
        for (const Decl *D : Declares->decls())
          if (const auto *Variable = dyn_cast<VarDecl>(D))
            apply(Variable, S);
      Passes(Statement->getStmt(), S);
    } else if (IsLast) {
      if (auto Local = Element.getAs<CFGAutomaticObjDtor>())
        remember(Local->getVarDecl(), S);
      else if (auto Temporary = Element.getAs<CFGTemporaryDtor>())
        remember(Temporary->getBindTemporaryExpr(), S);
    }
  }
  return S;
}

/// \p Out, the state at the end of \p Block, with what is known on the way to
/// its successor.
FlowState::State FlowState::along(const CFGBlock &Block, unsigned Successor,
                                  const State &Out) {
  const Expr *Condition =
      HasTests && Block.succ_size() == 2 ? Block.getLastCondition() : nullptr;
  if (!Condition)
    return Out;
  State Result = Out;
  learn(Condition, /*Value=*/Successor == 0, Result);
  return Result;
}

/// Adds to \p S what it tells that \p Condition is \p Value.
void FlowState::learn(const Expr *Condition, bool Value, State &S) {
  if (!HasTests)
    return;
  std::vector<StateEvent> Events;
  Reader.afterTest(Condition, Value, Events);
  for (StateEvent &Event : Events)
    S.Holds.set(factOf(std::move(Event)));
}

void FlowState::solve() {
  read();
  if (std::exchange(IsSolved, true))
    return;
  if (Facts.empty() && !HasHops && Entry == Thread::Loop)
    return;
  State Begin;
  Begin.IsReached = true;
  Begin.Holds.resize(Facts.size());
  Begin.On = Entry;
  // They are the first facts.
  Begin.Holds.set(0, ReadyAtEntry.size());
  if (Graph)
    solveGraph(Begin);
  else if (const Stmt *Body = executedBody(Function))
    FlowOutline(*this).run(*Body, Begin);
}

void FlowState::solveGraph(const State &Begin) {
  State Nothing = Begin;
  Nothing.On = Thread::Loop;
  Nothing.Holds.reset();
  std::vector<State> In(Graph->getNumBlockIDs());
  In[Graph->getEntry().getBlockID()] = Begin;
  std::vector<const CFGBlock *> Queue{&Graph->getEntry()};
  // The graph has no edges for exceptions. Any statement of a try block may lead
  // to the block that chooses among its handlers.
  llvm::DenseMap<const Stmt *, SmallVector<const CFGBlock *, 1>> Handled;
  std::vector<const CFGBlock *> Handlers(Graph->try_blocks_begin(),
                                         Graph->try_blocks_end());
  for (const CFGBlock *Block : Handlers)
    if (const auto *Try = dyn_cast_or_null<CXXTryStmt>(Block->getTerminatorStmt()))
      forEachStmt(Try->getTryBlock(),
                  [&](const Stmt &S) { Handled[&S].push_back(Block); });
  auto Throws = [&](const Stmt *S, const State &Now) {
    auto Found = Handled.find(S);
    if (Found == Handled.end())
      return;
    for (const CFGBlock *Block : Found->second)
      if (meet(In[Block->getBlockID()], Now))
        Queue.push_back(Block);
  };
  // Each block's state only becomes less, so this ends.
  while (!Queue.empty() || !Handlers.empty()) {
    if (Queue.empty()) {
      // What was reached on no way that is seen here knows nothing.
      const CFGBlock *Block = Handlers.back();
      Handlers.pop_back();
      if (!In[Block->getBlockID()].IsReached &&
          meet(In[Block->getBlockID()], Nothing))
        Queue.push_back(Block);
      continue;
    }
    const CFGBlock *Block = Queue.back();
    Queue.pop_back();
    const State Out =
        after(*Block, In[Block->getBlockID()], /*IsLast=*/false, Throws);
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
      const unsigned Successor = Index++;
      if (const CFGBlock *To = Next.getReachableBlock())
        if (meet(In[To->getBlockID()], along(*Block, Successor, Out)))
          Queue.push_back(To);
    }
  }
  for (const CFGBlock *Block : *Graph)
    if (In[Block->getBlockID()].IsReached)
      after(*Block, In[Block->getBlockID()], /*IsLast=*/true,
            [](const Stmt *, const State &) {});
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

bool FlowState::isElsewhere(const void *Place) {
  solve();
  auto Found = At.find(Place);
  return Found != At.end() && Found->second.On != Thread::Loop;
}

bool FlowState::isReadyAtDeath(const VarDecl &Variable) {
  solve();
  auto Found = At.find(&Variable);
  if (Found == At.end())
    return false;
  for (size_t I = 0; I != Facts.size(); ++I)
    if (Facts[I].Kind == StateKind::Ready && Found->second.Holds.test(I) &&
        Facts[I].Object.Parts.size() == 1 &&
        Facts[I].Object.Parts.front() == Variable.getCanonicalDecl())
      return true;
  return false;
}

/// `check(read(fd, b, n))`, where `check` compares errno with EAGAIN, or is
/// given the error to compare with.
void FlowState::readHandler(const Expr &Call) {
  SmallVector<const Expr *, 4> Arguments;
  const FunctionDecl *Helper = Reader.helperOf(&Call, Arguments);
  if (!Helper)
    return;
  const bool IsToldWhich = llvm::any_of(Arguments, [&](const Expr *Argument) {
    const auto *Default = dyn_cast<CXXDefaultArgExpr>(Argument);
    return Reader.isWouldBlock(Default ? Default->getExpr() : Argument);
  });
  if (!IsToldWhich && !Unit.States.effectsOf(*Helper).TestsWouldBlock)
    return;
  for (const Expr *Argument : Arguments) {
    const Expr *Given = peel(Argument);
    // The result may have been kept first.
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Given))
      if (const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
          Local && Local->getInit())
        Given = peel(Local->getInit());
    HandedToTest.insert(Given);
  }
}

bool FlowState::handlesWouldBlock(const Expr *Call) {
  read();
  if (HandedToTest.contains(Call))
    return true;
  return !WouldBlockTests.empty() &&
         Unit.point(Call->getBeginLoc()) < WouldBlockTests.back();
}

/// Whether something outside this body, or after the call, says so.
bool FlowState::isNonBlockingElsewhere(const ObjectPath &Object,
                                       const Expr *Place) {
  if (handlesWouldBlock(Place))
    return true;
  const Decl *Owner = Object.owner();
  if (!Owner || isa<ParmVarDecl>(Owner))
    return false;
  // Locals of this body are followed, others are not.
  const auto *Variable = dyn_cast<VarDecl>(Owner);
  if (Variable && Variable->hasLocalStorage() &&
      Variable->getDeclContext() == &Function)
    return false;
  return Unit.States.isNonBlocking(Object);
}

bool FlowState::holds(StateKind Kind, const Expr *E, const Expr *Place) {
  ObjectPath Object;
  if (!E || !Place || !pathOf(E, Scope, Object))
    return false;
  solve();
  auto Found = At.find(Place);
  if (Found != At.end())
    for (size_t I = 0; I != Facts.size(); ++I)
      if (Facts[I].Kind == Kind && Found->second.Holds.test(I) &&
          covers(Facts[I].Object, Object))
        return true;
  return Kind == StateKind::NonBlocking &&
         isNonBlockingElsewhere(Object, Place);
}

} // namespace asynctidy
