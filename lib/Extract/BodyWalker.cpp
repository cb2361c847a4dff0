//===- BodyWalker.cpp - The calls that a body evaluates -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BodyWalker.h"
#include "Compat/Expressions.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

BodyWalker::BodyWalker(UnitContext &Unit, const FunctionDecl &Function)
    : Unit(Unit), Function(Function), Scope(&Function),
      Flow(Unit, Function, Scope), Reader(Unit, Scope, &Flow),
      Resolver(Unit, Scope), Fixes(Unit, Function),
      IsLibrary(Unit.infoOf(Function).IsLibrary) {
  if (isCoroutine(Function))
    Flow.beginOn(Unit.beginOf(Function));
  Flow.beginReady(Unit.readyAtEntryOf(Function));
}

const Stmt *executedBody(const FunctionDecl &F) {
  const Stmt *Body = F.getBody();
  if (const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    return Coroutine->getBody();
  return Body;
}

std::vector<CallSite> BodyWalker::walk() {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    visitInitialisers(*Constructor);
  visit(executedBody(Function));
  // Inside a library neither dead code nor locals are of interest: only its
  // calls back into the user's code are looked for.
  if (!IsLibrary &&
      ((HasBranches && !Sites.empty()) || HasInterestingDestructors ||
       (HasAwaits && !Sites.empty() && Flow.leavesTheLoop())))
    applyControlFlow();
  if (!IsLibrary && isCoroutine(Function))
    visitDestroyedParameters();
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(&Function))
    visitDestroyedMembers(*Destructor);
  return std::move(Sites);
}

void BodyWalker::visitChildren(const Stmt *S) {
  for (const Stmt *Child : S->children())
    visit(Child);
}

const Expr *awaitedOperand(const Expr *Common) {
  const Expr *E = peel(Common);
  while (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      break;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    if (Callee->getOverloadedOperator() == OO_Coawait) {
      if (Member)
        E = peel(Member->getImplicitObjectArgument());
      else if (Call->getNumArgs())
        E = peel(Call->getArg(0));
      else
        break;
    } else if (Callee->getIdentifier() &&
               Callee->getName() == "await_transform" && Call->getNumArgs()) {
      E = peel(Call->getArg(0));
    } else {
      break;
    }
  }
  return E;
}

void BodyWalker::visit(const Stmt *S) {
  if (!S)
    return;
  switch (S->getStmtClass()) {
  // Not evaluated, or evaluated by the compiler.
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::ConstantExprClass:
  case Stmt::OpaqueValueExprClass:
  case Stmt::BlockExprClass:
  case Stmt::TypeTraitExprClass:
    return;
  case Stmt::CXXTypeidExprClass:
    if (cast<CXXTypeidExpr>(S)->isPotentiallyEvaluated())
      visitChildren(S);
    return;
  case Stmt::GenericSelectionExprClass: {
    const auto *Selection = cast<GenericSelectionExpr>(S);
    if (!Selection->isResultDependent())
      visit(Selection->getResultExpr());
    return;
  }
  case Stmt::ChooseExprClass: {
    const auto *Choose = cast<ChooseExpr>(S);
    if (!Choose->isConditionDependent())
      visit(Choose->getChosenSubExpr());
    return;
  }
  case Stmt::PseudoObjectExprClass:
    for (const Expr *E : cast<PseudoObjectExpr>(S)->semantics())
      visit(E);
    return;
  case Stmt::InitListExprClass: {
    const auto *List = cast<InitListExpr>(S);
    if (!List->isSemanticForm() && List->getSemanticForm())
      List = List->getSemanticForm();
    visitElements(*List, List->inits());
    visit(List->getArrayFiller());
    return;
  }

  // The body of a closure is evaluated when it is called.
  case Stmt::LambdaExprClass:
    for (const Expr *Init : cast<LambdaExpr>(S)->capture_inits())
      visit(Init);
    return;

  // Of the coroutine protocol only what the user wrote: the members that it
  // calls are roots themselves.
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    const Expr *Common = cast<CoroutineSuspendExpr>(S)->getCommonExpr();
    if (isa<CoawaitExpr>(S) && Common)
      Awaited.insert(awaitedOperand(Common));
    visit(Common);
    Exits.push_back({cast<Expr>(S), CatchAll});
    HasAwaits = true;
    // A permit is for one step of the loop.
    IsPermitted = false;
    return;
  }
  case Stmt::DependentCoawaitExprClass:
    HasAwaits = true;
    Awaited.insert(peel(cast<DependentCoawaitExpr>(S)->getOperand()));
    visit(cast<DependentCoawaitExpr>(S)->getOperand());
    IsPermitted = false;
    return;
  case Stmt::CoreturnStmtClass: {
    HasBranches = true;
    const auto *Return = cast<CoreturnStmt>(S);
    const Expr *Operand = Return->getOperand();
    // The call of return_value holds the operand with its conversions; that of
    // return_void comes after it. A braced list has no type, either.
    if (!Return->getPromiseCall() ||
        (Operand && Operand->getType()->isVoidType() &&
         !isa<InitListExpr>(Operand)))
      visit(Operand);
    visit(Return->getPromiseCall());
    return;
  }

  case Stmt::IfStmtClass:
    visitIf(*cast<IfStmt>(S));
    return;
  case Stmt::CXXDefaultArgExprClass: {
    const auto *Default = cast<CXXDefaultArgExpr>(S);
    // It stands in the callee's declaration, but the reader acts at the call.
    const Expr *Saved = DefaultArgumentOf;
    if (!Saved)
      DefaultArgumentOf = EnclosingCall;
    visit(Default->getExpr());
    DefaultArgumentOf = Saved;
    return;
  }
  case Stmt::CXXDefaultInitExprClass: {
    const auto *Default = cast<CXXDefaultInitExpr>(S);
    // It stands in the class, but the reader acts where the aggregate is made.
    const Expr *Saved = DefaultArgumentOf;
    if (!Saved && !isa<CXXConstructorDecl>(Function))
      DefaultArgumentOf = Default;
    visit(Default->getExpr());
    DefaultArgumentOf = Saved;
    return;
  }

  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
  case Stmt::CUDAKernelCallExprClass:
    visitCall(*cast<CallExpr>(S));
    return;
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    visitConstruct(*cast<CXXConstructExpr>(S));
    return;
  case Stmt::CXXInheritedCtorInitExprClass: {
    const auto *Init = cast<CXXInheritedCtorInitExpr>(S);
    Shape Call;
    Call.Site = Init;
    Call.Where = Init->getBeginLoc();
    Call.Constructed = Init->getConstructor()->getParent();
    call(*Init->getConstructor(), Call);
    return;
  }
  case Stmt::CXXNewExprClass:
    visitNew(*cast<CXXNewExpr>(S));
    return;
  case Stmt::CXXDeleteExprClass:
    visitDelete(*cast<CXXDeleteExpr>(S));
    return;
  case Stmt::CXXCatchStmtClass:
    // A library's handlers undo what it has half done.
    if (!IsLibrary)
      visitChildren(S);
    return;
  case Stmt::CXXBindTemporaryExprClass: {
    const auto *Bind = cast<CXXBindTemporaryExpr>(S);
    const CXXDestructorDecl *Destructor = Bind->getTemporary()->getDestructor();
    if (Destructor && !Elided.contains(Bind) &&
        isInteresting(*Destructor->getParent()))
      HasInterestingDestructors = true;
    if (IsPermitted)
      DiesPermitted.insert(Bind);
    visitChildren(S);
    return;
  }
  case Stmt::CompoundStmtClass: {
    // A permit holds until the end of its block.
    const bool Saved = IsPermitted;
    const SourceLocation Outer =
        std::exchange(BlockEnd, cast<CompoundStmt>(S)->getRBracLoc());
    visitChildren(S);
    BlockEnd = Outer;
    IsPermitted = Saved;
    return;
  }
  case Stmt::CXXTryStmtClass: {
    const auto *Try = cast<CXXTryStmt>(S);
    const SourceLocation Outer = CatchAll;
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      if (!Try->getHandler(I)->getExceptionDecl())
        CatchAll = Try->getTryLoc();
    visit(Try->getTryBlock());
    CatchAll = Outer;
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      visit(Try->getHandler(I));
    return;
  }
  case Stmt::CXXThrowExprClass:
    HasBranches = true;
    visitChildren(S);
    Exits.push_back({cast<Expr>(S), CatchAll});
    return;
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D)) {
        if (IsPermitted)
          DiesPermitted.insert(Variable);
        if (Variable->hasLocalStorage())
          if (const CXXRecordDecl *Record = Variable->getType()
                                                ->getBaseElementTypeUnsafe()
                                                ->getAsCXXRecordDecl())
            if (isInteresting(*Record)) {
              HasInterestingDestructors = true;
              Locals.push_back({Variable, BlockEnd});
            }
        // The compiler evaluates the initialiser of a constant.
        if (!Variable->isConstexpr() && !Variable->hasAttr<ConstInitAttr>())
          visit(Variable->getInit());
        if (const auto *Bindings = dyn_cast<DecompositionDecl>(Variable))
          for (const BindingDecl *Binding : Bindings->bindings())
            if (const VarDecl *Holding = Binding->getHoldingVar())
              visit(Holding->getInit());
        IsPermitted |= isPermit(*Variable);
      }
    return;

  case Stmt::SwitchStmtClass:
  case Stmt::WhileStmtClass:
  case Stmt::DoStmtClass:
  case Stmt::ForStmtClass:
  case Stmt::CXXForRangeStmtClass:
  case Stmt::ReturnStmtClass:
  case Stmt::GotoStmtClass:
  case Stmt::ConditionalOperatorClass:
    HasBranches = true;
    visitChildren(S);
    return;
  case Stmt::BinaryOperatorClass:
    HasBranches |= cast<BinaryOperator>(S)->isLogicalOp();
    visitChildren(S);
    return;
  default:
    if (auto Elements = compat::parenthesizedElements(*S); !Elements.empty())
      visitElements(cast<Expr>(*S), Elements);
    else
      visitChildren(S);
    return;
  }
}

/// Whether blocking is permitted while \p Variable lives.
bool BodyWalker::isPermit(const VarDecl &Variable) {
  const CXXRecordDecl *Record = Variable.getType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Variable.hasLocalStorage() &&
         llvm::any_of(Unit.classNamesOf(*Record), [&](StringRef Name) {
           return Unit.Packs.isPermit(Name);
         });
}

void BodyWalker::visitIf(const IfStmt &If) {
  HasBranches = true;
  visit(If.getInit());
  visit(If.getConditionVariableDeclStmt());
  if (If.isConsteval()) {
    visit(If.isNegatedConsteval() ? If.getThen() : If.getElse());
    return;
  }
  if (!If.getConditionVariableDeclStmt())
    visit(If.getCond());
  if (!If.isConstexpr()) {
    visit(If.getThen());
    visit(If.getElse());
    return;
  }
  // In a template that is not instantiated neither branch is known to run.
  if (If.getCond()->isValueDependent() || If.getCond()->containsErrors())
    return;
  if (auto Kept = If.getNondiscardedCase(Unit.AST))
    visit(*Kept);
}

void BodyWalker::visitElements(const Expr &List,
                               ArrayRef<const Expr *> Elements) {
  const Expr *Saved = DefaultArgumentOf;
  for (const Expr *Init : Elements) {
    if (!Init)
      continue;
    elide(Init);
    if (!Saved && isa<CXXDefaultInitExpr>(Init))
      DefaultArgumentOf = &List;
    visit(Init);
    DefaultArgumentOf = Saved;
  }
}

/// Remembers the temporaries that \p Callee takes over: what an rvalue
/// reference was bound to has been moved from when it dies, and a moved-from
/// thread or file has nothing left to wait for. So has a parameter that can be
/// moved, unless the callee is seen to keep it.
void BodyWalker::elideMoved(const FunctionDecl &Callee,
                            ArrayRef<const Expr *> Arguments) {
  for (size_t I = 0; I < Arguments.size() && I < Callee.getNumParams(); ++I) {
    const QualType T = Callee.getParamDecl(I)->getType();
    if (T->isRValueReferenceType()) {
      elide(Arguments[I]->IgnoreParenImpCasts());
      continue;
    }
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (Record && Record->hasDefinition() && Record->hasMoveConstructor() &&
        isInteresting(*Record->getDefinition()) && !keepsItsParameter(Callee, I))
      elide(Arguments[I]);
  }
}

/// Whether \p Callee is seen not to give its parameter away. (A coroutine moves
/// it into its frame, and is a root of its own.)
bool BodyWalker::keepsItsParameter(const FunctionDecl &Callee,
                                   unsigned Index) {
  const FunctionDecl *Definition = Unit.infoOf(Callee).Definition;
  if (!Definition || !Definition->getBody() || isCoroutine(*Definition))
    return false;
  FunctionScope Inside(Definition);
  return !Inside.isMovedFrom(*Definition->getParamDecl(Index));
}

/// Remembers that \p Init makes no temporary, but the element or the object
/// that it initialises; clang's graph knows this of variables only.
void BodyWalker::elide(const Expr *Init) {
  while (Init && !Init->isGLValue()) {
    if (const auto *Parens = dyn_cast<ParenExpr>(Init))
      Init = Parens->getSubExpr();
    else if (const auto *Cast = dyn_cast<CastExpr>(Init))
      Init = Cast->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(Init))
      Init = Full->getSubExpr();
    else
      break;
  }
  if (const auto *Bind = dyn_cast_or_null<CXXBindTemporaryExpr>(Init)) {
    Elided.insert(Bind);
  } else if (const auto *Choice =
                 dyn_cast_or_null<AbstractConditionalOperator>(Init)) {
    elide(Choice->getTrueExpr());
    elide(Choice->getFalseExpr());
  }
}

void BodyWalker::visitInitialisers(const CXXConstructorDecl &Constructor) {
  for (const CXXCtorInitializer *Init : Constructor.inits()) {
    elide(Init->getInit());
    visit(Init->getInit());
  }
}

/// Whether it can matter that an object of this class dies.
bool BodyWalker::isInteresting(const CXXRecordDecl &Destroyed,
                               unsigned Depth) {
  if (!Destroyed.hasDefinition() || Destroyed.hasTrivialDestructor())
    return false;
  const CXXDestructorDecl *Destructor = Destroyed.getDestructor();
  if (!Destructor)
    return false;
  const CalleeInfo &Info = Unit.infoOf(*Destructor);
  if (!Info.Entries.empty() || !Info.IsLibrary ||
      Unit.mayCallBack(*Destructor))
    return true;
  return Depth != 0 &&
         llvm::any_of(ownedClasses(Destroyed), [&](QualType Owned) {
           return isInteresting(*Owned->getAsCXXRecordDecl()->getDefinition(),
                                Depth - 1);
         });
}

SmallVector<QualType, 2>
BodyWalker::ownedClasses(const CXXRecordDecl &Owner) {
  SmallVector<QualType, 2> Owned;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Owner);
  if (!Special || !Unit.Packs.isOwner(Unit.classNamesOf(Owner).front()))
    return Owned;
  const ArrayRef<TemplateArgument> Arguments =
      Special->getTemplateArgs().asArray();
  SmallVector<TemplateArgument, 4> Queue(Arguments.begin(), Arguments.end());
  for (size_t I = 0; I != Queue.size(); ++I) {
    const TemplateArgument A = Queue[I];
    if (A.getKind() == TemplateArgument::Pack)
      Queue.append(A.pack_begin(), A.pack_end());
    if (A.getKind() != TemplateArgument::Type)
      continue;
    // unique_ptr<T[]>
    QualType T = A.getAsType();
    if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
      T = Array->getElementType();
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (Record && Record->hasDefinition())
      Owned.push_back(T);
  }
  return Owned;
}

void BodyWalker::visitDestroyedMembers(const CXXDestructorDecl &Destructor) {
  auto Destroy = [&](QualType T, SourceLocation Where) {
    const CXXRecordDecl *Record =
        T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
    if (!Record || !isInteresting(*Record->getDefinition()))
      return;
    Shape Call;
    Call.Where = Where;
    Call.ObjectType = T;
    destroy(*Record->getDefinition(), Call);
  };
  const CXXRecordDecl *Record = Destructor.getParent();
  if (!Record->hasDefinition() || Record->isUnion())
    return;
  // In the order in which they are destroyed.
  SmallVector<const FieldDecl *, 8> Fields(Record->fields());
  for (const FieldDecl *Field : llvm::reverse(Fields))
    if (!Field->getType()->isReferenceType())
      Destroy(Field->getType(), Field->getLocation());
  SmallVector<const CXXBaseSpecifier *, 4> Bases;
  for (const CXXBaseSpecifier &Base : Record->bases())
    Bases.push_back(&Base);
  for (const CXXBaseSpecifier *Base : llvm::reverse(Bases))
    Destroy(Base->getType(), Base->getBeginLoc());
}

} // namespace asynctidy
