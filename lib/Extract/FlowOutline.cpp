//===- FlowOutline.cpp - The flow of a body as it is written --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FlowOutline.h"
#include "Extract/StateEvents.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace asynctidy {

/// What is nested deeper is not followed: the walk is recursive.
static constexpr unsigned MaxDepth = 1000;

static const BinaryOperator *logicalOperator(const Stmt &S) {
  const auto *Binary = dyn_cast<BinaryOperator>(&S);
  return Binary && Binary->isLogicalOp() ? Binary : nullptr;
}

static const Expr *operandOfNot(const Expr &E) {
  const auto *Unary = dyn_cast<UnaryOperator>(&E);
  return Unary && Unary->getOpcode() == UO_LNot ? Unary->getSubExpr() : nullptr;
}

static void forEachLeaf(const Expr *Condition, unsigned Depth,
                        llvm::function_ref<void(const Expr *)> Visit) {
  if (!Condition || Depth == 0)
    return;
  const Expr *E = Condition->IgnoreParenImpCasts();
  if (const BinaryOperator *Logical = logicalOperator(*E)) {
    forEachLeaf(Logical->getLHS(), Depth - 1, Visit);
    forEachLeaf(Logical->getRHS(), Depth - 1, Visit);
  } else if (const Expr *Negated = operandOfNot(*E)) {
    forEachLeaf(Negated, Depth - 1, Visit);
  } else {
    Visit(Condition);
  }
}

void forEachCondition(const Stmt &S,
                      llvm::function_ref<void(const Expr *)> Visit) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    forEachLeaf(If->getCond(), MaxDepth, Visit);
  else if (const auto *While = dyn_cast<WhileStmt>(&S))
    forEachLeaf(While->getCond(), MaxDepth, Visit);
  else if (const auto *Do = dyn_cast<DoStmt>(&S))
    forEachLeaf(Do->getCond(), MaxDepth, Visit);
  else if (const auto *For = dyn_cast<ForStmt>(&S))
    forEachLeaf(For->getCond(), MaxDepth, Visit);
  else if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&S))
    forEachLeaf(Choice->getCond(), MaxDepth, Visit);
  else if (const BinaryOperator *Logical = logicalOperator(S))
    forEachLeaf(Logical, MaxDepth, Visit);
}

void FlowOutline::run(const Stmt &Body, State Begin) {
  Current = std::move(Begin);
  visit(&Body);
}

FlowOutline::State FlowOutline::nothing() const {
  State Result;
  Result.IsReached = true;
  Result.Holds.resize(Flow.Facts.size());
  return Result;
}

void FlowOutline::pass(const Stmt &S) {
  if (!Current.IsReached)
    return;
  Flow.remember(&S, Current);
  Flow.apply(&S, Current);
  for (State &Throughout : Tried)
    FlowState::meet(Throughout, Current);
}

void FlowOutline::visitChildren(const Stmt &S) {
  for (const Stmt *Child : S.children())
    visit(Child);
}

void FlowOutline::visit(const Stmt *S) {
  if (!S || Depth == MaxDepth)
    return;
  llvm::SaveAndRestore<unsigned> Deeper(Depth, Depth + 1);

  if (const auto *If = dyn_cast<IfStmt>(S))
    return visitIf(*If);
  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    return visitSwitch(*Switch);
  if (const auto *Try = dyn_cast<CXXTryStmt>(S))
    return visitTry(*Try);
  if (const auto *Declares = dyn_cast<DeclStmt>(S))
    return visitDeclarations(*Declares);
  if (const auto *While = dyn_cast<WhileStmt>(S)) {
    visitLoop(While->getConditionVariableDeclStmt(), While->getCond(),
              While->getBody(), nullptr, false);
  } else if (const auto *Do = dyn_cast<DoStmt>(S)) {
    visitLoop(nullptr, Do->getCond(), Do->getBody(), nullptr, true);
  } else if (const auto *For = dyn_cast<ForStmt>(S)) {
    visit(For->getInit());
    visitLoop(For->getConditionVariableDeclStmt(), For->getCond(),
              For->getBody(), For->getInc(), false);
  } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(S)) {
    visit(Range->getInit());
    visit(Range->getRangeStmt());
    visit(Range->getBeginStmt());
    visit(Range->getEndStmt());
    visitLoop(Range->getLoopVarStmt(), nullptr, Range->getBody(), nullptr,
              false);
  } else if (const auto *Case = dyn_cast<SwitchCase>(S)) {
    for (Around &Switch : llvm::reverse(Enclosing))
      if (Switch.IsSwitch) {
        Switch.HasDefault |= isa<DefaultStmt>(Case);
        FlowState::meet(Current, Switch.AtSwitch);
        break;
      }
    visit(Case->getSubStmt());
  } else if (const auto *Label = dyn_cast<LabelStmt>(S)) {
    Current = nothing();
    visit(Label->getSubStmt());
  } else if (isa<BreakStmt>(S)) {
    leaveTo(&Around::AtBreak, /*ToSwitch=*/true);
  } else if (isa<ContinueStmt>(S)) {
    leaveTo(&Around::AtContinue, /*ToSwitch=*/false);
  } else if (const auto *Choice = dyn_cast<ConditionalOperator>(S)) {
    Ways Ways = visitCondition(Choice->getCond());
    Current = std::move(Ways.True);
    visit(Choice->getTrueExpr());
    std::swap(Current, Ways.False);
    visit(Choice->getFalseExpr());
    FlowState::meet(Current, Ways.False);
    pass(*S);
  } else if (const BinaryOperator *Logical = logicalOperator(*S)) {
    Ways Ways = visitCondition(Logical);
    Current = std::move(Ways.True);
    FlowState::meet(Current, Ways.False);
    pass(*S);
  } else if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(S)) {
    // The operand is a part of it.
    visit(Suspend->getCommonExpr());
    visit(Suspend->getReadyExpr());
    visit(Suspend->getSuspendExpr());
    pass(*S);
    visit(Suspend->getResumeExpr());
  } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : Lambda->capture_inits())
      visit(Init);
    pass(*S);
  } else {
    visitChildren(*S);
    pass(*S);
    if (isa<ReturnStmt, CoreturnStmt, CXXThrowExpr, GotoStmt,
            IndirectGotoStmt>(S))
      Current = State();
  }
}

void FlowOutline::leaveTo(State Around::*Jump, bool ToSwitch) {
  for (Around &To : llvm::reverse(Enclosing))
    if (!To.IsSwitch || ToSwitch) {
      FlowState::meet(To.*Jump, Current);
      break;
    }
  Current = State();
}

void FlowOutline::visitDeclarations(const DeclStmt &Declares) {
  for (const Decl *D : Declares.decls())
    if (const auto *Variable = dyn_cast<VarDecl>(D))
      visit(Variable->getInit());
  pass(Declares);
  if (Current.IsReached)
    for (const Decl *D : Declares.decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        Flow.apply(Variable, Current);
}

FlowOutline::Ways FlowOutline::visitCondition(const Expr *Condition) {
  const Expr *E = Condition ? Condition->IgnoreParenImpCasts() : nullptr;
  if (E && Depth < MaxDepth) {
    llvm::SaveAndRestore<unsigned> Deeper(Depth, Depth + 1);
    if (const BinaryOperator *Logical = logicalOperator(*E)) {
      const bool IsAnd = Logical->getOpcode() == BO_LAnd;
      Ways Left = visitCondition(Logical->getLHS());
      Current = IsAnd ? Left.True : Left.False;
      Ways Right = visitCondition(Logical->getRHS());
      if (IsAnd)
        FlowState::meet(Right.False, Left.False);
      else
        FlowState::meet(Right.True, Left.True);
      return Right;
    }
    if (const Expr *Negated = operandOfNot(*E)) {
      Ways Result = visitCondition(Negated);
      std::swap(Result.True, Result.False);
      return Result;
    }
  }
  visit(Condition);
  Ways Result{Current, Current};
  if (!Condition || !Current.IsReached)
    return Result;
  Flow.learn(Condition, true, Result.True);
  Flow.learn(Condition, false, Result.False);
  bool Value;
  if (!Condition->isInstantiationDependent() && !Condition->containsErrors() &&
      Condition->EvaluateAsBooleanCondition(Value, Flow.Unit.AST))
    (Value ? Result.False : Result.True) = State();
  return Result;
}

void FlowOutline::visitIf(const IfStmt &If) {
  visit(If.getInit());
  visit(If.getConditionVariableDeclStmt());
  Ways Ways = visitCondition(If.getCond());
  Current = std::move(Ways.True);
  visit(If.getThen());
  std::swap(Current, Ways.False);
  visit(If.getElse());
  FlowState::meet(Current, Ways.False);
}

void FlowOutline::visitSwitch(const SwitchStmt &Switch) {
  visit(Switch.getInit());
  visit(Switch.getConditionVariableDeclStmt());
  visit(Switch.getCond());
  Around Here;
  Here.IsSwitch = true;
  Here.AtSwitch = std::exchange(Current, State());
  Enclosing.push_back(std::move(Here));
  visit(Switch.getBody());
  Here = Enclosing.pop_back_val();
  FlowState::meet(Current, Here.AtBreak);
  if (!Here.HasDefault)
    FlowState::meet(Current, Here.AtSwitch);
}

void FlowOutline::visitTry(const CXXTryStmt &Try) {
  // An exception may come from anywhere.
  Tried.push_back(Current);
  visit(Try.getTryBlock());
  const State Throughout = Tried.pop_back_val();
  State End = Current;
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I) {
    Current = Throughout;
    visit(Try.getHandler(I)->getHandlerBlock());
    FlowState::meet(End, Current);
  }
  Current = std::move(End);
}

void FlowOutline::visitLoop(const DeclStmt *Variable, const Expr *Condition,
                            const Stmt *Body, const Stmt *Increment,
                            bool IsBodyFirst) {
  State Begin = Current, End;
  auto Test = [&] {
    if (Condition) {
      visit(Variable);
      Ways Ways = visitCondition(Condition);
      FlowState::meet(End, Ways.False);
      Current = std::move(Ways.True);
    } else if (Variable) {
      // The variable of a range, which ends by itself; `for (;;)` does not.
      FlowState::meet(End, Current);
      visit(Variable);
    }
  };
  // What is known at the beginning only becomes less.
  do {
    Current = Begin;
    Enclosing.emplace_back();
    if (!IsBodyFirst)
      Test();
    visit(Body);
    const Around Here = Enclosing.pop_back_val();
    FlowState::meet(Current, Here.AtContinue);
    FlowState::meet(End, Here.AtBreak);
    if (IsBodyFirst)
      Test();
    visit(Increment);
  } while (FlowState::meet(Begin, Current));
  Current = std::move(End);
}

} // namespace asynctidy
