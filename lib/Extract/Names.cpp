//===- Names.cpp - Declarations by name -----------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace asynctidy {

static bool isLambdaCallOperator(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->getParent()->isLambda() &&
         Method->getOverloadedOperator() == OO_Call;
}

std::string unqualifiedName(const NamedDecl &D) {
  DeclarationName Name = D.getDeclName();
  switch (Name.getNameKind()) {
  case DeclarationName::Identifier:
    if (const IdentifierInfo *II = Name.getAsIdentifierInfo())
      return II->getName().str();
    if (isa<NamespaceDecl>(D))
      return "(anonymous namespace)";
    if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
      if (Record->isLambda())
        return "(lambda)";
    if (const auto *Tag = dyn_cast<TagDecl>(&D))
      if (const TypedefNameDecl *Alias = Tag->getTypedefNameForAnonDecl())
        return Alias->getNameAsString();
    return "(anonymous)";
  // Printed by hand: clang would add the template arguments of the class.
  case DeclarationName::CXXConstructorName:
    return unqualifiedName(*cast<CXXConstructorDecl>(D).getParent());
  case DeclarationName::CXXDestructorName:
    return "~" + unqualifiedName(*cast<CXXDestructorDecl>(D).getParent());
  case DeclarationName::CXXOperatorName: {
    const char *Spelling = getOperatorSpelling(Name.getCXXOverloadedOperator());
    bool IsWord = isLetter(*Spelling);
    return std::string(IsWord ? "operator " : "operator") + Spelling;
  }
  default:
    return Name.getAsString();
  }
}

/// Calls \p Visit for \p D and the declarations that qualify it, innermost
/// first.
template <typename Fn> static void forEachScope(const NamedDecl &D, Fn Visit) {
  Visit(D);
  for (const DeclContext *Context = D.getDeclContext(); Context;
       Context = Context->getParent()) {
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Context)) {
      if (!Namespace->isInline())
        Visit(*Namespace);
    } else if (const auto *Tag = dyn_cast<TagDecl>(Context)) {
      Visit(*Tag);
    } else if (const auto *Function = dyn_cast<FunctionDecl>(Context)) {
      Visit(*Function);
    }
  }
}

static std::string joinReversed(ArrayRef<std::string> Parts) {
  std::string Result;
  for (size_t I = Parts.size(); I != 0; --I) {
    if (!Result.empty())
      Result += "::";
    Result += Parts[I - 1];
  }
  return Result;
}

std::string qualifiedName(const NamedDecl &D) {
  SmallVector<std::string, 6> Parts;
  forEachScope(D, [&](const NamedDecl &Scope) {
    Parts.push_back(unqualifiedName(Scope));
  });
  return joinReversed(Parts);
}

/// The name of \p D as a user writes it: std::basic_ofstream<char> is
/// "ofstream".
static std::string familiarName(const NamedDecl &D) {
  std::string Name = unqualifiedName(D);
  const auto *Class = dyn_cast<CXXRecordDecl>(&D);
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(D))
    Class = cast<CXXMethodDecl>(D).getParent();
  const auto *Special =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class);
  constexpr StringRef Basic = "basic_";
  size_t At = Name.compare(0, 1, "~") == 0 ? 1 : 0;
  if (!Special || !Special->isInStdNamespace() ||
      Name.compare(At, Basic.size(), Basic.data()) != 0)
    return Name;
  ArrayRef<TemplateArgument> Arguments = Special->getTemplateArgs().asArray();
  if (Arguments.empty() || Arguments[0].getKind() != TemplateArgument::Type)
    return Name;
  QualType Character = Arguments[0].getAsType();
  if (Character->isCharType())
    return Name.erase(At, Basic.size());
  if (Character->isWideCharType())
    return Name.replace(At, Basic.size(), "w");
  return Name;
}

std::string displayName(const FunctionDecl &F) {
  if (isLambdaCallOperator(F))
    return {};
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(&F))
    if (Destructor->getParent()->isLambda())
      return {};
  SmallVector<std::string, 6> Parts;
  bool IsDone = false;
  forEachScope(F, [&](const NamedDecl &Scope) {
    // A local class is named from inside its function.
    IsDone |= &Scope != &F && isa<FunctionDecl>(Scope);
    bool IsUnnamed = Scope.getDeclName().isEmpty() && isa<NamespaceDecl>(Scope);
    if (!IsDone && !IsUnnamed)
      Parts.push_back(familiarName(Scope));
  });
  return joinReversed(Parts);
}

std::string displayName(const FunctionDecl &F, QualType ObjectType) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || ObjectType.isNull() || isLambdaCallOperator(F))
    return displayName(F);
  if (ObjectType->isPointerType() || ObjectType->isReferenceType())
    ObjectType = ObjectType->getPointeeType();
  const auto *Alias = ObjectType->getAs<TypedefType>();
  // An alias inside a template or a function ("value_type") tells the reader
  // nothing; one inside a class ("tcp::socket") does.
  if (Alias)
    if (const DeclContext *Context = Alias->getDecl()->getDeclContext();
        Context->isFunctionOrMethod() ||
        isa<ClassTemplateSpecializationDecl>(Context))
      Alias = nullptr;
  const CXXRecordDecl *Record = ObjectType->getAsCXXRecordDecl();
  if (!Alias || !Record) {
    // A base that only its library may name: std::__basic_future.
    const IdentifierInfo *Base = Method->getParent()->getIdentifier();
    if (Record && Record->getIdentifier() && Base &&
        Base->getName().substr(0, 2) == "__" &&
        Record->getName().substr(0, 2) != "__")
      return qualifiedName(*Record) + "::" + unqualifiedName(F);
    return displayName(F);
  }
  std::string Scope = qualifiedName(*Alias->getDecl());
  std::string Last = Alias->getDecl()->getName().str();
  if (isa<CXXDestructorDecl>(F))
    Last = "~" + Last;
  else if (!isa<CXXConstructorDecl>(F))
    Last = unqualifiedName(F);
  return Scope + "::" + Last;
}

DeclarationName identifier(ASTContext &AST, StringRef Name) {
  return &AST.Idents.get(Name);
}

/// Whether \p F only hands its one argument on: std::forward, std::move.
static bool isForwarder(const FunctionDecl &F) {
  if (F.getNumParams() != 1 || !F.getIdentifier() || !F.isInStdNamespace())
    return false;
  StringRef Name = F.getName();
  return Name == "forward" || Name == "move" || Name == "as_const" ||
         Name == "addressof" || Name == "__addressof";
}

const Expr *peel(const Expr *E) {
  while (E) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      // A user's conversion is a call, and what it yields is another object.
      if (Cast->getCastKind() == CK_UserDefinedConversion)
        return E;
      E = Cast->getSubExpr();
    } else if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
    } else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E)) {
      E = Temporary->getSubExpr();
    } else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E)) {
      E = Bind->getSubExpr();
    } else if (const auto *Subst = dyn_cast<SubstNonTypeTemplateParmExpr>(E)) {
      E = Subst->getReplacement();
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      const CXXConstructorDecl *Constructor = Construct->getConstructor();
      if (!Constructor->isCopyOrMoveConstructor() ||
          Construct->getNumArgs() == 0)
        return E;
      E = Construct->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee || !isForwarder(*Callee) || Call->getNumArgs() != 1)
        return E;
      E = Call->getArg(0);
    } else {
      return E;
    }
  }
  return E;
}

const CXXRecordDecl *classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  if (T->isReferenceType() || T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  // Of a type that depends on a template parameter its template's class.
  if (!Record && T->isDependentType())
    if (const auto *Special = T->getAs<TemplateSpecializationType>())
      if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
              Special->getTemplateName().getAsTemplateDecl()))
        Record = Template->getTemplatedDecl();
  return Record && Record->hasDefinition() ? Record->getDefinition() : Record;
}

SmallVector<std::string, 4> classNames(const CXXRecordDecl &Record) {
  SmallVector<std::string, 4> Names;
  SmallVector<const CXXRecordDecl *, 8> Queue{&Record};
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen{Record.getCanonicalDecl()};
  for (size_t I = 0; I != Queue.size(); ++I) {
    const CXXRecordDecl *Class = Queue[I];
    Names.push_back(qualifiedName(*Class));
    if (!Class->hasDefinition())
      continue;
    for (const CXXBaseSpecifier &Base : Class->bases())
      if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
        if (Seen.insert(Parent->getCanonicalDecl()).second)
          Queue.push_back(Parent);
  }
  return Names;
}

SmallVector<std::string, 4>
templateArgumentNames(const CXXRecordDecl &Record) {
  SmallVector<std::string, 4> Names;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Special)
    return Names;
  auto Add = [&](const TemplateArgument &Argument) {
    if (Argument.getKind() != TemplateArgument::Type)
      return;
    if (const CXXRecordDecl *Class = Argument.getAsType()->getAsCXXRecordDecl())
      Names.push_back(qualifiedName(*Class));
  };
  for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &Element : Argument.pack_elements())
        Add(Element);
    else
      Add(Argument);
  return Names;
}

} // namespace asynctidy
