//===- LockPaths.cpp - Locks by the way to them ---------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/LockPaths.h"
#include "Extract/Names.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/Support/Allocator.h"

using namespace clang;

namespace asynctidy {

const void *thisOfPath() {
  static const char This = 0;
  return &This;
}

/// The pointer or smart pointer that \p E goes through, or null.
static const Expr *pointerBehind(const Expr *E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    if (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf)
      return Unary->getSubExpr();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    if ((Operator->getOperator() == OO_Star ||
         Operator->getOperator() == OO_Arrow) &&
        Operator->getNumArgs() == 1)
      return Operator->getArg(0);
  return nullptr;
}

/// FNV-1a. (The hash of LLVM's own names a variable that not every version has:
/// another clang-tidy could not even load the plugin to be refused by it.)
static uintptr_t hashOf(const llvm::FoldingSetNodeID &Id) {
  llvm::BumpPtrAllocator Memory;
  const llvm::FoldingSetNodeIDRef Bits = Id.Intern(Memory);
  uint64_t Hash = 14695981039346656037ULL;
  for (size_t I = 0; I != Bits.getSize(); ++I)
    Hash = (Hash ^ Bits.getData()[I]) * 1099511628211ULL;
  return static_cast<uintptr_t>(Hash);
}

LockPath LockPathReader::readVariable(const ValueDecl &D, unsigned Depth) {
  if (const auto *Binding = dyn_cast<BindingDecl>(&D)) {
    const ValueDecl *Whole = Binding->getDecomposedDecl();
    if (const auto *Variable = dyn_cast_or_null<VarDecl>(Whole))
      if (IsWhole(*Variable))
        return {Whole->getCanonicalDecl()};
    return {Binding};
  }
  const auto *Variable = dyn_cast<VarDecl>(&D);
  // What a local reference or pointer always stands for.
  if (Variable && Variable->isLocalVarDecl() && Variable->getInit() &&
      !IsWhole(*Variable) &&
      (Variable->getType()->isReferenceType() ||
       (Variable->getType()->isPointerType() && !Scope.isModified(*Variable))))
    if (LockPath Path = read(Variable->getInit(), Depth - 1); !Path.empty())
      return Path;
  return {D.getCanonicalDecl()};
}

LockPath LockPathReader::read(const Expr *E, unsigned Depth) {
  if (!E || Depth == 0)
    return {};
  E = peel(E);
  if (const Expr *Inner = pointerBehind(E))
    return read(Inner, Depth - 1);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return readVariable(*Ref->getDecl(), Depth);
  if (isa<CXXThisExpr>(E))
    return {thisOfPath()};
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const ValueDecl *D = Member->getMemberDecl();
    if (isa<VarDecl>(D))
      return {D->getCanonicalDecl()};
    LockPath Path = read(Member->getBase(), Depth - 1);
    // A guard stands for what is in it.
    if (const auto *Base =
            Path.size() == 1 && Path[0] != thisOfPath() ? peel(Member->getBase())
                                                        : nullptr)
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Base))
        if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
            Variable && IsWhole(*Variable))
          return Path;
    if (!Path.empty())
      Path.push_back(D->getCanonicalDecl());
    return Path;
  }
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    LockPath Path = Member->isImplicitAccess()
                        ? LockPath{thisOfPath()}
                        : read(Member->getBase(), Depth - 1);
    if (!Path.empty())
      Path.push_back(Member->getMember().getAsOpaquePtr());
    return Path;
  }
  // The same call or index in two places is taken for the same object.
  if (isa<CallExpr, ArraySubscriptExpr, ConditionalOperator>(E)) {
    llvm::FoldingSetNodeID Form;
    E->Profile(Form, AST, /*Canonical=*/true);
    return {reinterpret_cast<const void *>(hashOf(Form) | 1)};
  }
  return {};
}

std::string spellPath(const Expr *E) {
  if (!E)
    return {};
  E = peel(E);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf)
      return spellPath(Unary->getSubExpr());
    const std::string Inner = Unary->getOpcode() == UO_Deref
                                  ? spellPath(Unary->getSubExpr())
                                  : std::string();
    return Inner.empty() || Inner == "this" ? Inner : "*" + Inner;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl()->getIdentifier() ? Ref->getDecl()->getName().str()
                                           : std::string();
  if (isa<CXXThisExpr>(E))
    return "this";
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (const Expr *Pointer = pointerBehind(Operator)) {
      const std::string Inner = spellPath(Pointer);
      return Inner.empty() || Operator->getOperator() == OO_Arrow ? Inner
                                                                  : "*" + Inner;
    }
    return {};
  }
  const Expr *Base = nullptr;
  std::string Name;
  bool IsArrow = false;
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (!Member->getMemberDecl()->getIdentifier())
      return {};
    Name = Member->getMemberDecl()->getName().str();
    Base = Member->getBase();
    IsArrow = Member->isArrow();
  } else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    if (!Member->getMember().isIdentifier() || Member->isImplicitAccess())
      return Member->getMember().getAsString();
    Name = Member->getMember().getAsString();
    Base = Member->getBase();
    IsArrow = Member->isArrow();
  } else {
    return {};
  }
  const Expr *Object = peel(Base);
  if (isa<CXXThisExpr>(Object) || Name.empty())
    return Name;
  const std::string Before = spellPath(Base);
  return Before.empty() ? std::string()
                        : Before + (IsArrow ? "->" : ".") + Name;
}

} // namespace asynctidy
