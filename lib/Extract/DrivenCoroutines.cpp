//===- DrivenCoroutines.cpp - Coroutines that a thread waits for ----------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/DrivenCoroutines.h"
#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "Extract/StateEvents.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace asynctidy {

/// Whether anything in the unit refers to a function of this name.
bool DrivenCoroutines::isUsed(StringRef Name) {
  for (const NamedDecl *D : lookupQualified(Unit.AST, Name)) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    if (Template ? Template->spec_begin() != Template->spec_end()
                 : D->isReferenced())
      return true;
  }
  return false;
}

/// Most units have no drivers.
bool DrivenCoroutines::isDriverUsed() {
  return llvm::any_of(Unit.Packs.libraries(), [&](const auto &Library) {
    return llvm::any_of(Library.Drivers,
                        [&](StringRef Name) { return isUsed(Name); });
  });
}

/// Only a library that has coroutines places them, or one of the user's.
bool DrivenCoroutines::isOffloadUsed() {
  for (const CatalogLibrary &Library : Unit.Packs.libraries())
    for (const CatalogEntry &Entry : Library.Entries)
      if (Entry.K == CatalogEntry::Kind::Offload &&
          (Entry.IsUsers || !Library.CoroutineTypes.empty()) &&
          llvm::any_of(Entry.Names,
                       [&](StringRef Name) { return isUsed(Name); }))
        return true;
  return false;
}

/// Whether \p S calls a driver, which may be a function object.
bool DrivenCoroutines::isDriver(const Stmt &S) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  if (Unit.Packs.isDriver(qualifiedName(*Callee)))
    return true;
  if (!isa<CXXOperatorCallExpr>(Call) || Call->getNumArgs() == 0)
    return false;
  const auto *Ref = dyn_cast<DeclRefExpr>(peel(Call->getArg(0)));
  return Ref && Unit.Packs.isDriver(qualifiedName(*Ref->getDecl()));
}

/// The closure that the variable \p E names is made with, if it is a coroutine
/// and no template; else null.
static const CXXMethodDecl *keptCoroutine(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Init = Variable ? Variable->getAnyInitializer() : nullptr;
  const auto *Lambda =
      Init ? dyn_cast<LambdaExpr>(peel(Init)) : nullptr;
  if (!Lambda || Lambda->isGenericLambda() ||
      !isCoroutine(*Lambda->getCallOperator()))
    return nullptr;
  return Lambda->getCallOperator();
}

/// The parts of what a driver is given that run on its thread. An executor, on
/// which a coroutine may be put, is an argument of a call of its member.
static void addGiven(const Expr *Argument,
                     llvm::DenseSet<const Stmt *> &Given) {
  forEachStmt(Argument, [&](const Stmt &Part) { Given.insert(&Part); });
  forEachStmt(Argument, [&](const Stmt &Part) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Part);
    if (Member && Member->getNumArgs() != 0 &&
        !isa<CXXDefaultArgExpr>(Member->getArg(0)))
      forEachStmt(Member->getImplicitObjectArgument(),
                  [&](const Stmt &Elsewhere) { Given.erase(&Elsewhere); });
  });
}

/// Notes which coroutines the body of \p F refers to, and how.
void DrivenCoroutines::readBody(const FunctionDecl &F) {
  const bool MayDrive = HasDrivers && !isCoroutine(F);
  FunctionScope Scope(&F);
  StateReader Reader(Unit, Scope, /*FollowsHelpers=*/false);
  llvm::DenseSet<const Stmt *> Given, GivenAway;
  // Closures that a variable keeps, and where such a variable is called.
  llvm::DenseSet<const Stmt *> Kept, Called;
  auto Use = [&](const FunctionDecl &Used, const Stmt &Where) {
    (GivenAway.contains(&Where) ? Placed
     : Given.contains(&Where)   ? Driven
                                : UsedOtherwise)
        .insert(Used.getCanonicalDecl());
  };
  forEachStmt(executedBody(F), [&](const Stmt &S) {
    if (MayDrive && isDriver(S))
      for (const Expr *Argument : cast<CallExpr>(S).arguments())
        addGiven(Argument, Given);
    if (const auto *Call = dyn_cast<CallExpr>(&S); Call && HasOffloads)
      for (const Expr *Argument : Reader.offloaded(Call))
        forEachStmt(Argument,
                    [&](const Stmt &Part) { GivenAway.insert(&Part); });
    if (const auto *Declares = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          if (Variable->getInit())
            Kept.insert(peel(Variable->getInit()));
      return;
    }
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
        Call && Call->getOperator() == OO_Call) {
      const Expr *Closure = peel(Call->getArg(0));
      if (const CXXMethodDecl *Coroutine = keptCoroutine(Closure)) {
        Called.insert(Closure);
        Use(*Coroutine, S);
      }
      return;
    }
    const FunctionDecl *Used = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
      Used = dyn_cast<FunctionDecl>(Ref->getDecl());
      // A closure that is handed on, or captured, may run anywhere.
      if (const CXXMethodDecl *Coroutine = keptCoroutine(Ref))
        if (!Called.contains(Ref))
          UsedOtherwise.insert(Coroutine->getCanonicalDecl());
    } else if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
      Used = dyn_cast<FunctionDecl>(Member->getMemberDecl());
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
      if (!Kept.contains(Lambda) || Lambda->isGenericLambda())
        Used = Lambda->getCallOperator();
    }
    if (!Used || !isCoroutine(*Used))
      return;
    // A closure's operator is named where the closure is called, too.
    const auto *Method = dyn_cast<CXXMethodDecl>(Used);
    if (Method && Method->getParent()->isLambda() && !isa<LambdaExpr>(S))
      return;
    Use(*Used, S);
  });
}

void DrivenCoroutines::build() {
  IsBuilt = true;
  HasDrivers = isDriverUsed();
  HasOffloads = isOffloadUsed();
  if (!HasDrivers && !HasOffloads)
    return;
  Unit.Declarations.forEach([&](const Decl &D) {
    const auto *F = dyn_cast<FunctionDecl>(&D);
    if (F && F->doesThisDeclarationHaveABody() && !F->isDependentContext() &&
        !F->isInvalidDecl())
      readBody(*F);
  });
}

bool DrivenCoroutines::isKnownHereOnly(const FunctionDecl &F) {
  const SourceManager &Sources = Unit.AST.getSourceManager();
  return llvm::all_of(F.redecls(), [&](const FunctionDecl *D) {
    return Sources.isInMainFile(Sources.getExpansionLoc(D->getLocation()));
  });
}

bool DrivenCoroutines::isDriven(const FunctionDecl &F) {
  if (!IsBuilt)
    build();
  const FunctionDecl *Canonical = F.getCanonicalDecl();
  return (Driven.contains(Canonical) || Placed.contains(Canonical)) &&
         !UsedOtherwise.contains(Canonical) && isKnownHereOnly(F);
}

bool DrivenCoroutines::isPlacedOnPool(const FunctionDecl &F) {
  return isDriven(F) && !Driven.contains(F.getCanonicalDecl());
}

} // namespace asynctidy
