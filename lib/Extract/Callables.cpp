//===- Callables.cpp - What runs when a value is called -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Callables.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include <algorithm>

using namespace clang;

namespace asynctidy {

/// A callable is followed through this many variables and wrappers.
constexpr unsigned MaxHops = 12;

SmallVector<const Expr *, 2>
callableArguments(const CatalogEntry &Entry, ArrayRef<const Expr *> Arguments) {
  while (!Arguments.empty() && isa<CXXDefaultArgExpr>(Arguments.back()))
    Arguments = Arguments.drop_back();
  SmallVector<const Expr *, 2> Called;
  for (int Index : Entry.Callable) {
    if (Index == CatalogEntry::LastArgument)
      Index = static_cast<int>(Arguments.size()) - 1;
    if (Index >= 0 && static_cast<size_t>(Index) < Arguments.size())
      Called.push_back(Arguments[Index]);
  }
  return Called;
}

void callOperators(const CXXRecordDecl &Record,
                   SmallVectorImpl<const FunctionDecl *> &Functions) {
  if (!Record.hasDefinition())
    return;
  DeclarationName Call =
      Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  size_t Known = Functions.size();
  SmallVector<const CXXRecordDecl *, 4> Queue{Record.getDefinition()};
  for (size_t I = 0; I != Queue.size(); ++I) {
    for (const NamedDecl *D : Queue[I]->lookup(Call)) {
      D = D->getUnderlyingDecl();
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
        for (const FunctionDecl *Special : Template->specializations())
          Functions.push_back(Special);
      } else if (const auto *Method = dyn_cast<CXXMethodDecl>(D)) {
        Functions.push_back(Method);
      }
    }
    // `using Ts::operator()...` makes an overload set of the bases.
    for (const CXXBaseSpecifier &Base : Queue[I]->bases())
      if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
        if (Parent->hasDefinition() && Queue.size() < 32)
          Queue.push_back(Parent->getDefinition());
  }
  // Of several overloads those that nothing refers to are not called.
  auto IsUnused = [](const FunctionDecl *F) { return !F->isReferenced(); };
  auto *Used =
      std::remove_if(Functions.begin() + Known, Functions.end(), IsUnused);
  if (Used != Functions.begin() + Known)
    Functions.erase(Used, Functions.end());
}

bool CallableResolver::isWrapper(const CXXRecordDecl &Record) {
  return Unit.Packs.isCallableWrapper(Unit.classNamesOf(Record).front());
}

bool CallableResolver::isIndirect(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionPointerType() || T->isFunctionType() ||
      T->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && isWrapper(*Record);
}

Callables CallableResolver::resolve(const Expr *E) {
  Callables Result;
  resolve(E, MaxHops, Result);
  return Result;
}

void CallableResolver::resolveVariable(const ValueDecl &Variable,
                                       unsigned Depth, Callables &Result) {
  const auto *Local = dyn_cast<VarDecl>(&Variable);
  if (Local && (!Local->hasGlobalStorage() || Local->isStaticLocal())) {
    ArrayRef<const Expr *> Values = Scope.assigned(*Local);
    // A captured variable belongs to another function; its initialiser is all
    // that is seen of it.
    const Expr *Init = isa<ParmVarDecl>(Local) ? nullptr : Local->getInit();
    if (Values.empty() && Init)
      Values = Init;
    for (const Expr *Value : Values)
      resolve(Value, Depth - 1, Result);
    return;
  }
  for (const Expr *Value : Unit.Assignments.assigned(Variable))
    resolve(Value, Depth - 1, Result);
}

void CallableResolver::resolve(const Expr *E, unsigned Depth,
                               Callables &Result) {
  if (!E || Depth == 0 || E->isTypeDependent() || E->containsErrors())
    return;
  E = peel(E);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    callOperators(*Lambda->getLambdaClass(), Result.Functions);
    return;
  }
  if (const auto *Conversion = dyn_cast<CastExpr>(E)) {
    // A lambda that becomes a function pointer; an object that becomes a
    // std::function by its own conversion operator is not followed.
    const Expr *Sub = Conversion->getSubExpr()->IgnoreParens();
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Sub))
      resolve(Call->getImplicitObjectArgument(), Depth - 1, Result);
    else
      resolve(Sub, Depth - 1, Result);
    return;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref ||
        Unary->getOpcode() == UO_Plus)
      resolve(Unary->getSubExpr(), Depth - 1, Result);
    return;
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    Result.IsMay = true;
    resolve(Choice->getTrueExpr(), Depth - 1, Result);
    resolve(Choice->getFalseExpr(), Depth - 1, Result);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Function = dyn_cast<FunctionDecl>(Ref->getDecl())) {
      Result.Functions.push_back(Function);
      return;
    }

  const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
  if (Record && !isWrapper(*Record) && !Unit.isLibrary(*Record)) {
    callOperators(*Record, Result.Functions);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    Result.IsMay |= isIndirect(E->getType());
    resolveVariable(*Ref->getDecl(), Depth, Result);
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl())) {
      Result.Functions.push_back(Method);
      return;
    }
    Result.IsMay |= isIndirect(E->getType());
    resolveVariable(*Member->getMemberDecl(), Depth, Result);
    return;
  }
  auto ResolveFirst = [&](ArrayRef<const Expr *> Values) {
    for (const Expr *Value : Values) {
      size_t Known = Result.Functions.size();
      resolve(Value, Depth - 1, Result);
      if (Result.Functions.size() != Known)
        return;
    }
  };
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    ResolveFirst({Construct->getArgs(), Construct->getNumArgs()});
    return;
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    ResolveFirst({List->getInits(), List->getNumInits()});
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (Unit.Packs.isCallableWrapper(qualifiedName(*Callee)))
        ResolveFirst({Call->getArgs(), Call->getNumArgs()});
}

} // namespace asynctidy
