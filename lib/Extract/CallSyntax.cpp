//===- CallSyntax.cpp - The calls of a body, by syntax --------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "clang/AST/ExprCXX.h"
#include <utility>

using namespace clang;

namespace asynctidy {

static StringRef variableName(const Expr *E) {
  E = peel(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (isa<VarDecl>(Ref->getDecl()) && Ref->getDecl()->getIdentifier())
      return Ref->getDecl()->getName();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    if (isa<FieldDecl>(Member->getMemberDecl()) &&
        Member->getMemberDecl()->getIdentifier())
      return Member->getMemberDecl()->getName();
  return {};
}

/// The first call of the run of stream operators that ends with \p Call:
/// `a << b` of `a << b << c`. For any other call the call itself.
static const Expr *firstOfRun(const CallExpr &Call) {
  const Expr *First = &Call;
  while (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(First)) {
    if ((Operator->getOperator() != OO_LessLess &&
         Operator->getOperator() != OO_GreaterGreater) ||
        Operator->getNumArgs() != 2)
      break;
    const auto *Left = dyn_cast<CXXOperatorCallExpr>(peel(Operator->getArg(0)));
    if (!Left || Left->getOperator() != Operator->getOperator())
      break;
    First = Left;
  }
  return First;
}

/// Where a call stands: at its beginning, but for a method of another call's
/// result at the method's name, so that `a.b().c()` has two places. All calls
/// of a run of stream operators have one place.
static SourceLocation locationOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const Expr *Object = Member->getImplicitObjectArgument();
    while (Object) {
      Object = Object->IgnoreParenImpCasts();
      // `p->f()` on a smart pointer reads as a call on `p`.
      const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(Object);
      if (Arrow && Arrow->getOperator() == OO_Arrow)
        Object = Arrow->getArg(0);
      else if (const auto *Field = dyn_cast<MemberExpr>(Object))
        Object = Field->getBase();
      else
        break;
    }
    if (Object && !isa<DeclRefExpr>(Object) && !isa<CXXThisExpr>(Object))
      return Call.getExprLoc();
  }
  // Asked of the expression: some versions of clang give a call through an
  // operator the operator's place when it is asked as a call.
  return static_cast<const Stmt *>(firstOfRun(Call))->getBeginLoc();
}

SourceLocation placeOf(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return locationOf(*Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getLocation();
  return E.getBeginLoc();
}

/// Whether \p Object is the one that this constructor makes or this destructor
/// destroys: its dynamic type is then this class.
bool BodyWalker::isBuiltOrDestroyed(const Expr *Object) const {
  return isa<CXXConstructorDecl, CXXDestructorDecl>(Function) && Object &&
         isa<CXXThisExpr>(peel(Object));
}

void BodyWalker::visitCall(const CallExpr &Call) {
  if (Call.isTypeDependent() && !Call.getDirectCallee()) {
    visitChildren(&Call);
    return;
  }
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Callee && Callee->isConsteval())
    return;
  // This builtin does not evaluate its argument.
  if (Callee && Callee->getBuiltinID() && Callee->getIdentifier() &&
      Callee->getName() == "__builtin_constant_p")
    return;

  Shape Shape;
  Shape.Site = &Call;
  Shape.Where = locationOf(Call);
  SmallVector<const Expr *, 8> Arguments(Call.arguments());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Shape.Object = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call)) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (Method && !Method->isStatic() && !Arguments.empty()) {
      Shape.Object = Arguments.front();
      Arguments.erase(Arguments.begin());
    }
  }
  Shape.Arguments = Arguments;
  if (Callee)
    elideMoved(*Callee, Arguments);

  const Expr *Saved = std::exchange(EnclosingCall, &Call);
  visit(Call.getCallee());
  for (const Expr *Argument : Call.arguments())
    visit(Argument);
  EnclosingCall = Saved;

  if (Shape.Object) {
    const Expr *Object = Shape.Object->IgnoreParenImpCasts();
    Shape.ObjectType = Object->getType();
    Shape.Variable = variableName(Object);
  }

  if (!Callee) {
    callIndirectly(Call.getCallee(), Shape);
    return;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Method && Method->getOverloadedOperator() == OO_Call && Shape.Object &&
      Unit.isLibrary(*Method)) {
    if (Resolver.isIndirect(Shape.ObjectType)) {
      callIndirectly(Shape.Object, Shape);
      return;
    }
  }
  if (Method && Method->isVirtual() && !Method->isStatic()) {
    const auto *Named = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
    bool IsQualified = Named && Named->hasQualifier();
    const CXXMethodDecl *Final = nullptr;
    if (Shape.Object && !Shape.Object->isTypeDependent() && !IsQualified)
      Final = const_cast<CXXMethodDecl *>(Method)->getDevirtualizedMethod(
          Shape.Object, /*IsAppleKext=*/false);
    if (Final)
      Callee = Final;
    else
      Shape.IsVirtual = !IsQualified && !isBuiltOrDestroyed(Shape.Object);
  }
  call(*Callee, Shape);
}

void BodyWalker::visitConstruct(const CXXConstructExpr &Construct) {
  SmallVector<const Expr *, 4> Arguments(Construct.arguments());
  elideMoved(*Construct.getConstructor(), Arguments);
  const Expr *Saved = std::exchange(EnclosingCall, &Construct);
  visitChildren(&Construct);
  EnclosingCall = Saved;
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  if (Constructor->isTrivial())
    return;
  Shape Call;
  Call.Site = &Construct;
  Call.Where = Construct.getLocation();
  Call.Arguments = Arguments;
  Call.Constructed = Constructor->getParent();
  Call.ObjectType = Construct.getType();
  Call.IsLifetime = NewInitialiser != &Construct;
  call(*Constructor, Call);
}

void BodyWalker::visitNew(const CXXNewExpr &New) {
  elide(New.getInitializer());
  const Expr *Saved = NewInitialiser;
  if (New.getInitializer())
    NewInitialiser = New.getInitializer()->IgnoreImplicit();
  visitChildren(&New);
  NewInitialiser = Saved;
  const FunctionDecl *Operator = New.getOperatorNew();
  if (!Operator || Operator->isReservedGlobalPlacementOperator())
    return;
  Shape Call;
  Call.Site = &New;
  Call.Where = New.getBeginLoc();
  call(*Operator, Call);
}

void BodyWalker::visitDelete(const CXXDeleteExpr &Delete) {
  visitChildren(&Delete);
  Shape Call;
  Call.Site = &Delete;
  Call.Where = Delete.getBeginLoc();
  const FunctionDecl *Operator = Delete.getOperatorDelete();
  QualType T = Delete.getDestroyedType();
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (Record && Record->hasDefinition() &&
      !(Operator && Operator->isDestroyingOperatorDelete())) {
    Record = Record->getDefinition();
    Shape Destroyed = Call;
    Destroyed.ObjectType = T;
    const CXXDestructorDecl *Destructor = Record->getDestructor();
    Destroyed.IsVirtual = Destructor && Destructor->isVirtual() &&
                          !Record->isEffectivelyFinal();
    destroy(*Record, Destroyed);
  }
  if (Operator)
    call(*Operator, Call);
}

void BodyWalker::destroy(const CXXRecordDecl &Record, const Shape &Call,
                         unsigned Depth) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  if (!Destructor || Destructor->isTrivial())
    return;
  Shape Copy = Call;
  Copy.Constructed = &Record;
  const size_t Before = Sites.size();
  call(*Destructor, Copy);
  if (Sites.size() != Before || Depth == 0)
    return;
  // A container of library objects: its destructor is not followed, for it
  // leads into no code of the user's, but what it destroys is known.
  for (QualType Owned : ownedClasses(Record)) {
    const CXXRecordDecl *Class = Owned->getAsCXXRecordDecl()->getDefinition();
    if (!isInteresting(*Class, Depth - 1))
      continue;
    Copy.ObjectType = Owned;
    destroy(*Class, Copy, Depth - 1);
  }
}

/// A call of a value: a function pointer, a member pointer, a std::function.
void BodyWalker::callIndirectly(const Expr *Callee, const Shape &Call) {
  const Expr *Value = Callee->IgnoreParens();
  if (const auto *Pointer = dyn_cast<BinaryOperator>(Value);
      Pointer && Pointer->isPtrMemOp())
    Value = Pointer->getRHS();
  const Expr *Inner = peel(Value);
  while (const auto *Deref = dyn_cast<UnaryOperator>(Inner)) {
    if (Deref->getOpcode() != UO_Deref)
      break;
    Inner = peel(Deref->getSubExpr());
  }
  Shape Named = Call;
  Named.Variable = variableName(Inner);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Inner)) {
    int Index = Scope.parameterIndex(*Ref->getDecl());
    if (Index != Argument::None) {
      CallSite Site = makeSite(nullptr, Named);
      Site.InvokedParameter = Index;
      // Inside a library the way of the callable is in full sight.
      Site.IsMay = !IsLibrary;
      add(std::move(Site), Named);
    }
  }
  // A parameter may be assigned to, as well.
  Callables Found = Resolver.resolve(Inner);
  if (Found.Functions.empty())
    return;
  CallSite Site = makeSite(nullptr, Named);
  Site.IsMay = Found.IsMay || Resolver.isIndirect(Inner->getType());
  readArguments(Named, Site);
  for (const FunctionDecl *F : Found.Functions)
    if (!Unit.infoOf(*F).IsRoot)
      Site.Targets.push_back(Unit.idOf(*F));
  if (!Site.Targets.empty())
    add(std::move(Site), Named);
}

} // namespace asynctidy
