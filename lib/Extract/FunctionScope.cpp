//===- FunctionScope.cpp - The variables of one body ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionScope.h"
#include "Extract/Declarations.h"
#include "Extract/Names.h"
#include "Facts/Argument.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

static const VarDecl *variableOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

int FunctionScope::parameterIndex(const ValueDecl &Variable) const {
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable);
  if (!Parameter || !Function || Parameter->getDeclContext() != Function)
    return Argument::None;
  return Parameter->getFunctionScopeIndex();
}

bool FunctionScope::isModified(const VarDecl &Variable) {
  QualType T = Variable.getType();
  if (Variable.isConstexpr() ||
      (T.isConstQualified() && !T->isReferenceType()))
    return false;
  if (!Function || Variable.getDeclContext() != Function)
    return true;
  read();
  return Modified.contains(&Variable);
}

ArrayRef<const Expr *> FunctionScope::assigned(const VarDecl &Variable) {
  read();
  auto It = Assigned.find(&Variable);
  if (It != Assigned.end())
    return It->second;
  return {};
}

ArrayRef<std::pair<const ValueDecl *, const Expr *>>
FunctionScope::assignedMembers(const VarDecl &Variable) {
  read();
  auto It = Members.find(&Variable);
  if (It != Members.end())
    return It->second;
  return {};
}

ArrayRef<FunctionScope::SetBits>
FunctionScope::setBits(const VarDecl &Variable) {
  read();
  auto It = Bits.find(&Variable);
  if (It != Bits.end() && !Changed.contains(&Variable))
    return It->second;
  return {};
}

ArrayRef<const Expr *> FunctionScope::addressTakers(const VarDecl &Variable) {
  read();
  auto It = AddressTakers.find(&Variable);
  if (It != AddressTakers.end())
    return It->second;
  return {};
}

void FunctionScope::read() {
  if (IsRead || !Function)
    return;
  IsRead = true;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      visit(Init->getInit(), false);
  visit(Function->getBody(), false);
  forEachAssignment(Function->getBody(),
                    [&](const ValueDecl &Variable, const Expr &Value) {
                      if (const auto *Local = dyn_cast<VarDecl>(&Variable))
                        Assigned[Local].push_back(&Value);
                    });
}

bool FunctionScope::isMovedFrom(const VarDecl &Variable) {
  read();
  return MovedFrom.contains(&Variable);
}

bool FunctionScope::isUsed(const VarDecl &Variable) {
  read();
  return Called.contains(&Variable) || Modified.contains(&Variable);
}

void FunctionScope::noteMove(const Expr *E) {
  if (const VarDecl *Variable = E ? variableOf(peel(E)) : nullptr)
    MovedFrom.insert(Variable);
}

void FunctionScope::visitArgument(const Expr *Call, const Expr *Argument) {
  const Expr *Inner = Argument->IgnoreParenImpCasts();
  if (const auto *AddressOf = dyn_cast<UnaryOperator>(Inner))
    if (AddressOf->getOpcode() == UO_AddrOf)
      if (const VarDecl *Variable = variableOf(AddressOf->getSubExpr())) {
        AddressTakers[Variable].push_back(Call);
        return;
      }
  visit(Argument, false);
}

/// \param IsRead whether only the value of \p S is used.
void FunctionScope::visit(const Stmt *S, bool IsRead) {
  if (!S)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
        Variable && !IsRead) {
      Modified.insert(Variable);
      Changed.insert(Variable);
    }
    return;
  }
  // setsockopt(s, SOL_SOCKET, option, &value, sizeof value)
  if (isa<UnaryExprOrTypeTraitExpr>(S) || isa<CXXNoexceptExpr>(S))
    return;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S)) {
    bool IsValue =
        Cast->getCastKind() == CK_LValueToRValue ||
        (Cast->getCastKind() == CK_NoOp && Cast->getType().isConstQualified());
    visit(Cast->getSubExpr(), IsRead || IsValue);
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(S)) {
    // What is done to a member is done to the object.
    visit(Member->getBase(), IsRead && !Member->isArrow());
    return;
  }
  if (const auto *Parens = dyn_cast<ParenExpr>(S)) {
    visit(Parens->getSubExpr(), IsRead);
    return;
  }
  if (const auto *Assign = dyn_cast<BinaryOperator>(S);
      Assign && Assign->getOpcode() == BO_Assign) {
    const Expr *Target = Assign->getLHS()->IgnoreParens();
    const auto *Member = dyn_cast<MemberExpr>(Target);
    const VarDecl *Object =
        Member && !Member->isArrow() ? variableOf(Member->getBase()) : nullptr;
    if (Object)
      Members[Object].push_back({Member->getMemberDecl(), Assign->getRHS()});
    else
      visit(Target, false);
    visit(Assign->getRHS(), false);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    visit(Call->getCallee(), true);
    // std::move(x), std::forward<T>(x)
    if (Call->getNumArgs() == 1 && Call->isXValue() && peel(Call) != Call)
      noteMove(Call->getArg(0));
    for (const Expr *Argument : Call->arguments())
      visitArgument(Call, Argument);
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call)) {
      const CXXMethodDecl *Callee = Method->getMethodDecl();
      if (const Expr *Object = Method->getImplicitObjectArgument())
        if (const VarDecl *Variable = variableOf(peel(Object)))
          Called.insert(Variable);
      if (Callee && !Callee->isConst() && !Callee->isStatic())
        if (const Expr *Object = Method->getImplicitObjectArgument())
          visit(Object, false);
    }
    return;
  }
  if (const auto *Return = dyn_cast<ReturnStmt>(S))
    noteMove(Return->getRetValue());
  else if (const auto *Return = dyn_cast<CoreturnStmt>(S))
    noteMove(Return->getOperand());
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : Lambda->capture_inits())
      visit(Init, false);
    return;
  }
  const auto *Block = dyn_cast<CompoundStmt>(S);
  for (const Stmt *Child : S->children())
    if (!Block || !visitSetBits(Child, *Block))
      visit(Child, false);
}

/// Whether \p S, a statement of \p Block, is `variable |= bits`, which is then
/// noted.
bool FunctionScope::visitSetBits(const Stmt *S, const CompoundStmt &Block) {
  const auto *Or = dyn_cast_or_null<CompoundAssignOperator>(S);
  const VarDecl *Variable =
      Or && Or->getOpcode() == BO_OrAssign ? variableOf(Or->getLHS()) : nullptr;
  if (!Variable)
    return false;
  Modified.insert(Variable);
  Bits[Variable].push_back({Or->getRHS(), &Block, Or->getBeginLoc()});
  visit(Or->getRHS(), false);
  return true;
}

} // namespace asynctidy
