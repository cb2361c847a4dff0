//===- Declarations.cpp - What the whole unit declares --------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Declarations.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <algorithm>

using namespace clang;

namespace asynctidy {

static void collectFrom(const DeclContext &Context,
                        std::vector<const Decl *> &Into);

static void collect(const Decl &D, std::vector<const Decl *> &Into) {
  if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D)) {
    // An explicit specialisation is a declaration of its own.
    for (const ClassTemplateSpecializationDecl *Special :
         Template->specializations())
      if (!Special->isExplicitSpecialization())
        collect(*Special, Into);
    collect(*Template->getTemplatedDecl(), Into);
    return;
  }
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(&D)) {
    for (const FunctionDecl *Special : Template->specializations())
      collect(*Special, Into);
    collect(*Template->getTemplatedDecl(), Into);
    return;
  }
  Into.push_back(&D);
  if (const auto *Context = dyn_cast<DeclContext>(&D))
    collectFrom(*Context, Into);
}

static void collectFrom(const DeclContext &Context,
                        std::vector<const Decl *> &Into) {
  for (const Decl *D : Context.decls())
    collect(*D, Into);
}

void UserDeclarations::read() {
  IsRead = true;
  const SourceManager &Sources = AST.getSourceManager();
  for (const Decl *D : AST.getTranslationUnitDecl()->decls()) {
    SourceLocation Where = Sources.getExpansionLoc(D->getLocation());
    if (Where.isValid() && !Sources.isInSystemHeader(Where))
      collect(*D, Declarations);
  }
}

void UserDeclarations::forEach(
    llvm::function_ref<void(const Decl &)> Visit) {
  if (!IsRead)
    read();
  for (const Decl *D : Declarations)
    Visit(*D);
}

ArrayRef<const CXXMethodDecl *>
OverriderIndex::overriders(const CXXMethodDecl &Method) {
  if (!IsBuilt)
    build();
  auto It = ByOverridden.find(Method.getCanonicalDecl());
  if (It == ByOverridden.end())
    return {};
  return It->second;
}

void OverriderIndex::build() {
  IsBuilt = true;
  Unit.forEach([&](const Decl &D) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&D);
    if (!Method || Method->isDependentContext() ||
        Method->getCanonicalDecl() != Method)
      return;
    SmallVector<const CXXMethodDecl *, 4> Queue(Method->begin_overridden_methods(),
                                                Method->end_overridden_methods());
    for (size_t I = 0; I != Queue.size(); ++I) {
      const CXXMethodDecl *Overridden = Queue[I]->getCanonicalDecl();
      auto &List = ByOverridden[Overridden];
      if (List.empty() || List.back() != Method)
        List.push_back(Method);
      Queue.append(Overridden->begin_overridden_methods(),
                   Overridden->end_overridden_methods());
    }
  });
}

void forEachAssignment(
    const Stmt *S,
    llvm::function_ref<void(const ValueDecl &, const Expr &)> Visit) {
  if (!S)
    return;
  auto Assign = [&](const Expr *Target, const Expr *Value) {
    Target = Target->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Target))
      Visit(*Ref->getDecl(), *Value);
    else if (const auto *Member = dyn_cast<MemberExpr>(Target))
      Visit(*Member->getMemberDecl(), *Value);
  };
  if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Declares->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        if (const Expr *Init = Variable->getInit())
          Visit(*Variable, *Init);
  } else if (const auto *Binary = dyn_cast<BinaryOperator>(S)) {
    if (Binary->getOpcode() == BO_Assign)
      Assign(Binary->getLHS(), Binary->getRHS());
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S)) {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      Assign(Call->getArg(0), Call->getArg(1));
  }
  // A closure's body is a declaration of its own.
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : Lambda->capture_inits())
      forEachAssignment(Init, Visit);
    return;
  }
  for (const Stmt *Child : S->children())
    forEachAssignment(Child, Visit);
}

ArrayRef<const Expr *> AssignmentIndex::assigned(const ValueDecl &Variable) {
  if (!IsBuilt)
    build();
  auto It = ByVariable.find(cast<ValueDecl>(Variable.getCanonicalDecl()));
  if (It == ByVariable.end())
    return {};
  return It->second;
}

void AssignmentIndex::build() {
  IsBuilt = true;
  auto Add = [&](const ValueDecl &Variable, const Expr &Value) {
    if (isa<FieldDecl>(Variable) || isa<VarDecl>(Variable))
      ByVariable[cast<ValueDecl>(Variable.getCanonicalDecl())].push_back(&Value);
  };
  Unit.forEach([&](const Decl &D) {
    if (D.getDeclContext()->isDependentContext())
      return;
    if (const auto *Field = dyn_cast<FieldDecl>(&D)) {
      if (Field->hasInClassInitializer())
        if (const Expr *Init = Field->getInClassInitializer())
          Add(*Field, *Init);
    } else if (const auto *Variable = dyn_cast<VarDecl>(&D)) {
      // Locals are seen where their function is read.
      if (Variable->hasGlobalStorage() && !Variable->isStaticLocal())
        if (const Expr *Init = Variable->getInit())
          Add(*Variable, *Init);
    } else if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
      if (!Function->doesThisDeclarationHaveABody())
        return;
      if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function))
        for (const CXXCtorInitializer *Init : Constructor->inits())
          if (Init->isAnyMemberInitializer() &&
              !isa<CXXDefaultInitExpr>(Init->getInit()))
            Add(*Init->getAnyMember(), *Init->getInit());
      forEachAssignment(Function->getBody(), Add);
    }
  });
}

} // namespace asynctidy
