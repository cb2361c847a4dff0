//===- ObjectPath.cpp - Which object an expression means ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/ObjectPath.h"
#include "Extract/Names.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace asynctidy {

/// Paths and chains of aliases longer than this name no object.
constexpr unsigned MaxParts = 8;

bool ObjectPath::isThis() const {
  return !Parts.empty() && isa<CXXRecordDecl>(Parts.front());
}

static bool isAccessor(const Decl *Part) { return isa<CXXMethodDecl>(Part); }

const Decl *ObjectPath::owner() const {
  auto Last = llvm::find_if(llvm::reverse(Parts), [](const Decl *Part) {
    return !isAccessor(Part);
  });
  return Last == llvm::reverse(Parts).end() ? nullptr : *Last;
}

bool covers(const ObjectPath &Known, const ObjectPath &Asked) {
  const size_t Common = std::min(Known.Parts.size(), Asked.Parts.size());
  for (size_t I = 0; I != Common; ++I)
    if (Known.Parts[I] != Asked.Parts[I])
      return false;
  // What holds of a member does not hold of the object around it.
  return std::all_of(Known.Parts.begin() + Common, Known.Parts.end(),
                     isAccessor);
}

/// The initialiser of which \p Variable is another name, or null.
static const Expr *aliased(const VarDecl &Variable, FunctionScope &Scope) {
  const QualType T = Variable.getType();
  if (isa<ParmVarDecl>(Variable) || !Variable.hasLocalStorage())
    return nullptr;
  if (T->isReferenceType())
    return Variable.getInit();
  if ((T->isPointerType() || T->isIntegerType()) && !Scope.isModified(Variable))
    return Variable.getInit();
  return nullptr;
}

static bool append(const Expr *E, FunctionScope &Scope, unsigned Depth,
                   ObjectPath &Path) {
  if (!E || Depth == 0 || E->isTypeDependent() || E->containsErrors())
    return false;
  E = peel(E);
  if (const auto *This = dyn_cast<CXXThisExpr>(E)) {
    const CXXRecordDecl *Class = classOf(This->getType());
    if (Class)
      Path.Parts.push_back(Class->getCanonicalDecl());
    return Class != nullptr;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Variable && !isa<BindingDecl>(Ref->getDecl()))
      return false;
    if (Variable)
      if (const Expr *Other = aliased(*Variable, Scope)) {
        ObjectPath Meant;
        if (append(Other, Scope, Depth - 1, Meant)) {
          Path = Meant;
          return true;
        }
      }
    Path.Parts.push_back(Ref->getDecl()->getCanonicalDecl());
    return true;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (isa<VarDecl>(Member->getMemberDecl())) {
      Path.Parts.push_back(Member->getMemberDecl()->getCanonicalDecl());
      return true;
    }
    if (!isa<FieldDecl>(Member->getMemberDecl()) ||
        !append(Member->getBase(), Scope, Depth - 1, Path))
      return false;
    Path.Parts.push_back(Member->getMemberDecl()->getCanonicalDecl());
    return true;
  }
  // The elements of an array share what is known of it: `int pipe[2]`.
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return append(Element->getBase(), Scope, Depth - 1, Path);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return (Unary->getOpcode() == UO_Deref ||
            Unary->getOpcode() == UO_AddrOf) &&
           append(Unary->getSubExpr(), Scope, Depth - 1, Path);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return Operator->getNumArgs() == 1 &&
           (Operator->getOperator() == OO_Arrow ||
            Operator->getOperator() == OO_Star) &&
           append(Operator->getArg(0), Scope, Depth - 1, Path);
  // socket.native_handle(), pointer.get()
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || Method->isStatic() || Call->getNumArgs() != 0 ||
        Method->getReturnType()->isVoidType() ||
        !append(Call->getImplicitObjectArgument(), Scope, Depth - 1, Path))
      return false;
    Path.Parts.push_back(Method->getCanonicalDecl());
    return true;
  }
  return false;
}

bool pathOf(const Expr *E, FunctionScope &Scope, ObjectPath &Path) {
  Path.Parts.clear();
  return append(E, Scope, MaxParts, Path);
}

} // namespace asynctidy
