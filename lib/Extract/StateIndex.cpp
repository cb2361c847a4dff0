//===- StateIndex.cpp - What functions do to descriptors ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/StateIndex.h"
#include "Extract/BodyWalker.h"
#include "Extract/StateEvents.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

const HelperEffects &StateIndex::effectsOf(const FunctionDecl &F) {
  std::unique_ptr<HelperEffects> &Slot = Known[F.getCanonicalDecl()];
  if (Slot)
    return *Slot;
  // A function that calls itself has no effect by that.
  Slot = std::make_unique<HelperEffects>();
  HelperEffects &Effects = *Slot;
  readEffects(F, Effects);
  return Effects;
}

void StateIndex::readEffects(const FunctionDecl &F, HelperEffects &Effects) {
  if (!F.hasBody() || F.isDependentContext() || F.isInvalidDecl())
    return;
  FunctionScope Scope(&F);
  StateReader Reader(Unit, Scope);
  std::vector<StateEvent> Events;
  SmallVector<const Expr *, 2> Returned;
  llvm::DenseSet<const Decl *> Results;
  forEachStmt(executedBody(F), [&](const Stmt &S) {
    if (const auto *Await = dyn_cast<CoawaitExpr>(&S))
      Reader.afterAwait(awaitedOperand(Await->getCommonExpr()), Events);
    else if (isa<CallExpr, CXXConstructExpr>(S))
      Reader.afterCall(cast<Expr>(&S), Events);
    else if (const auto *Return = dyn_cast<ReturnStmt>(&S))
      Returned.push_back(Return->getRetValue());
    else if (const auto *Declares = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          if (Reader.isNonBlocking(Variable->getInit()))
            Results.insert(Variable->getCanonicalDecl());
    }
  });
  for (const StateEvent &Event : Events) {
    const Decl *Subject = Event.Object.Parts.front();
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(Subject);
        Parameter && Scope.parameterIndex(*Parameter) != Argument::None)
      (Event.Kind == StateKind::Ready ? Effects.Ready : Effects.NonBlocking)
          .push_back(Parameter->getFunctionScopeIndex());
    else if (Event.Kind == StateKind::NonBlocking)
      Results.insert(Event.Object.owner());
  }
  for (const Expr *Value : Returned) {
    ObjectPath Path;
    Effects.ReturnsNonBlocking |=
        Value && (Reader.isNonBlocking(Value) ||
                  (pathOf(Value, Scope, Path) && Path.Parts.size() == 1 &&
                   Results.contains(Path.owner())));
  }
}

void StateIndex::build() {
  IsBuilt = true;
  auto Insert = [&](const Decl *Owner) {
    if (Owner)
      Owners.insert(Owner->getCanonicalDecl());
  };
  forEachUserDecl(Unit.AST, [&](const Decl &D) {
    const auto *F = dyn_cast<FunctionDecl>(&D);
    if (!F || !F->doesThisDeclarationHaveABody() || F->isDependentContext() ||
        F->isInvalidDecl())
      return;
    FunctionScope Scope(F);
    StateReader Reader(Unit, Scope);
    std::vector<StateEvent> Events;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isAnyMemberInitializer() &&
            Reader.isNonBlocking(Init->getInit()))
          Insert(Init->getAnyMember());
    forEachStmt(executedBody(*F), [&](const Stmt &S) {
      if (isa<CallExpr, CXXConstructExpr>(S))
        Reader.afterCall(cast<Expr>(&S), Events);
    });
    forEachAssignment(executedBody(*F),
                      [&](const ValueDecl &Variable, const Expr &Value) {
                        if (Reader.isNonBlocking(&Value))
                          Insert(&Variable);
                      });
    for (const StateEvent &Event : Events)
      if (Event.Kind == StateKind::NonBlocking &&
          !isa_and_nonnull<ParmVarDecl>(Event.Object.owner()))
        Insert(Event.Object.owner());
  });
}

bool StateIndex::isNonBlocking(const Decl &Owner) {
  if (!IsBuilt)
    build();
  return Owners.contains(Owner.getCanonicalDecl());
}

} // namespace asynctidy
