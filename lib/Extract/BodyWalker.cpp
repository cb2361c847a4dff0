//===- BodyWalker.cpp - The calls that a body evaluates -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BodyWalker.h"
#include "Compat/Declarations.h"
#include "Compat/Expressions.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <tuple>
#include <utility>

using namespace clang;

namespace asynctidy {

BodyWalker::BodyWalker(UnitContext &Unit, const FunctionDecl &Function)
    : Unit(Unit), Function(Function), Scope(&Function), Reader(Unit, Scope),
      Resolver(Unit, Scope), IsLibrary(Unit.infoOf(Function).IsLibrary) {}

/// The body that is executed: of a coroutine what the user wrote.
static const Stmt *executedBody(const FunctionDecl &F) {
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
      ((HasBranches && !Sites.empty()) || HasInterestingDestructors))
    applyControlFlow();
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(&Function))
    visitDestroyedMembers(*Destructor);
  return std::move(Sites);
}

//===----------------------------------------------------------------------===//
// What is evaluated
//===----------------------------------------------------------------------===//

void BodyWalker::visitChildren(const Stmt *S) {
  for (const Stmt *Child : S->children())
    visit(Child);
}

/// The call that makes the awaitable which `co_await` gets: its operand without
/// what the promise's await_transform and operator co_await make of it.
static const Expr *awaitedOperand(const Expr *Common) {
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
    return;
  }
  case Stmt::DependentCoawaitExprClass:
    Awaited.insert(peel(cast<DependentCoawaitExpr>(S)->getOperand()));
    visit(cast<DependentCoawaitExpr>(S)->getOperand());
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
    visitChildren(S);
    return;
  }
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D)) {
        if (Variable->hasLocalStorage())
          if (const CXXRecordDecl *Record = Variable->getType()
                                                ->getBaseElementTypeUnsafe()
                                                ->getAsCXXRecordDecl())
            HasInterestingDestructors |= isInteresting(*Record);
        // The compiler evaluates the initialiser of a constant.
        if (!Variable->isConstexpr() && !Variable->hasAttr<ConstInitAttr>())
          visit(Variable->getInit());
        if (const auto *Bindings = dyn_cast<DecompositionDecl>(Variable))
          for (const BindingDecl *Binding : Bindings->bindings())
            if (const VarDecl *Holding = Binding->getHoldingVar())
              visit(Holding->getInit());
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
  case Stmt::CXXThrowExprClass:
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
/// thread or file has nothing left to wait for.
void BodyWalker::elideMoved(const FunctionDecl &Callee,
                            ArrayRef<const Expr *> Arguments) {
  for (size_t I = 0; I < Arguments.size() && I < Callee.getNumParams(); ++I)
    if (Callee.getParamDecl(I)->getType()->isRValueReferenceType())
      elide(Arguments[I]->IgnoreParenImpCasts());
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
bool BodyWalker::isInteresting(const CXXRecordDecl &Destroyed) {
  if (!Destroyed.hasDefinition() || Destroyed.hasTrivialDestructor())
    return false;
  const CXXDestructorDecl *Destructor = Destroyed.getDestructor();
  if (!Destructor)
    return false;
  const CalleeInfo &Info = Unit.infoOf(*Destructor);
  return !Info.Entries.empty() || !Info.IsLibrary ||
         Unit.mayCallBack(*Destructor);
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

//===----------------------------------------------------------------------===//
// Calls, by syntax
//===----------------------------------------------------------------------===//

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

static SourceLocation placeOf(const Expr &E) {
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
  // A builtin such as __builtin_constant_p does not evaluate its arguments;
  // none of them calls anything of interest.
  if (Callee && Callee->getBuiltinID() && Callee->getIdentifier() &&
      Callee->getName().substr(0, 10) == "__builtin_" &&
      Callee->getName() == "__builtin_constant_p")
    return;

  if (Callee) {
    bool HasObject = isa<CXXOperatorCallExpr>(Call) &&
                     isa<CXXMethodDecl>(Callee) && Call.getNumArgs();
    SmallVector<const Expr *, 8> Given(Call.arguments());
    elideMoved(*Callee, ArrayRef<const Expr *>(Given).drop_front(HasObject));
  }
  const Expr *Saved = std::exchange(EnclosingCall, &Call);
  visit(Call.getCallee());
  for (const Expr *Argument : Call.arguments())
    visit(Argument);
  EnclosingCall = Saved;

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
  SmallVector<const Expr *, 4> Given(Construct.arguments());
  elideMoved(*Construct.getConstructor(), Given);
  const Expr *Saved = std::exchange(EnclosingCall, &Construct);
  visitChildren(&Construct);
  EnclosingCall = Saved;
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  if (Constructor->isTrivial())
    return;
  Shape Call;
  Call.Site = &Construct;
  Call.Where = Construct.getLocation();
  SmallVector<const Expr *, 4> Arguments(Construct.arguments());
  Call.Arguments = Arguments;
  Call.Constructed = Constructor->getParent();
  Call.ObjectType = Construct.getType();
  call(*Constructor, Call);
}

void BodyWalker::visitNew(const CXXNewExpr &New) {
  elide(New.getInitializer());
  visitChildren(&New);
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

void BodyWalker::destroy(const CXXRecordDecl &Record, const Shape &Call) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  if (!Destructor || Destructor->isTrivial())
    return;
  Shape Copy = Call;
  Copy.Constructed = &Record;
  call(*Destructor, Copy);
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

//===----------------------------------------------------------------------===//
// Calls, by callee
//===----------------------------------------------------------------------===//

CallSite BodyWalker::makeSite(const FunctionDecl *Callee, const Shape &Call) {
  CallSite Site;
  Site.Where = Unit.point(DefaultArgumentOf ? placeOf(*DefaultArgumentOf)
                                            : Call.Where);
  std::string Name = Call.FunctionObject.str();
  if (Callee && Name.empty())
    Name = displayName(*Callee, Call.ObjectType);
  // A closure is called by the name of the variable that holds it.
  Site.Callee = Unit.Facts.save(Name.empty() ? Call.Variable : StringRef(Name));
  return Site;
}

void BodyWalker::readArguments(const Shape &Call, CallSite &Site) {
  for (const Expr *E : Call.Arguments)
    Site.Arguments.push_back(Reader.read(E, Call.Site));
  Site.WrittenArguments = llvm::count_if(Call.Arguments, [](const Expr *E) {
    return !isa<CXXDefaultArgExpr>(E);
  });
  if (Call.Constructed) {
    Site.This =
        std::make_unique<Argument>(Reader.ofType(*Call.Constructed));
  } else if (Call.Object) {
    Site.This =
        std::make_unique<Argument>(Reader.read(Call.Object, Call.Site));
  }
}

void BodyWalker::add(CallSite Site, const Shape &Call) {
  Sites.push_back(std::move(Site));
  // A default initialiser is in the graph itself.
  bool HasAnchor = DefaultArgumentOf &&
                   isa<CallExpr, CXXConstructExpr>(DefaultArgumentOf);
  Anchors.push_back(HasAnchor ? DefaultArgumentOf : Call.Site);
}

void BodyWalker::call(const FunctionDecl &Callee, const Shape &Call) {
  const CalleeInfo &Info = Unit.infoOf(Callee);
  if (judge(Callee, Info, Call) || Info.IsRoot)
    return;
  follow(Callee, Info, Call);
}

ConditionRef BodyWalker::unless(const CatalogEntry &Entry, const Shape &Call) {
  ConditionRef Unless = Unit.unlessOf(Entry);
  if (!Unless)
    return nullptr;
  CallSite Site;
  readArguments(Call, Site);
  return evaluate(Unless, Site.arguments());
}

static bool isConstant(const ConditionRef &C, Truth Answer) {
  return C && C->K == Condition::Kind::Constant && C->Answer == Answer;
}

/// Records a call that blocks by itself. \returns true: it is judged.
bool BodyWalker::block(const CatalogEntry *Entry, const FunctionDecl &Callee,
                       const Shape &Call) {
  // What a library does inside is judged at its boundary.
  if (IsLibrary)
    return true;
  ConditionRef Unless = Entry ? unless(*Entry, Call) : nullptr;
  if (isConstant(Unless, Truth::True))
    return true;
  CallSite Site = makeSite(&Callee, Call);
  Site.IsPrimitive = true;
  Site.Blocking.Entry = Entry;
  if (Unless && Unless->K != Condition::Kind::Constant)
    Site.Unless = std::move(Unless);
  add(std::move(Site), Call);
  return true;
}

void BodyWalker::followCallable(const CatalogEntry &Entry,
                                const FunctionDecl &Callee, const Shape &Call) {
  for (const Expr *Given : callableArguments(Entry, Call.Arguments)) {
    const Expr *Value = peel(Given);
    CallSite Site = makeSite(&Callee, Call);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Value)) {
      int Parameter = Scope.parameterIndex(*Ref->getDecl());
      if (Parameter != Argument::None &&
          Resolver.isIndirect(Value->getType())) {
        Site.InvokedParameter = Parameter;
        Site.IsMay = !IsLibrary;
        add(std::move(Site), Call);
        continue;
      }
    }
    Callables Found = Resolver.resolve(Value);
    Site.IsMay = Found.IsMay;
    for (const FunctionDecl *F : Found.Functions)
      if (!Unit.infoOf(*F).IsRoot)
        Site.Targets.push_back(Unit.idOf(*F));
    if (!Site.Targets.empty())
      add(std::move(Site), Call);
  }
}

bool BodyWalker::judge(const FunctionDecl &Callee, const CalleeInfo &Info,
                       const Shape &Call) {
  if (Info.Said == Mark::NonBlocking)
    return true;
  bool IsAwaited = Call.Site && Awaited.contains(Call.Site) &&
                   Callee.getReturnType().getNonReferenceType()->isRecordType();
  if (Info.Said == Mark::Blocking)
    return IsAwaited || block(nullptr, Callee, Call);

  SmallVector<const CatalogEntry *, 2> Entries(Info.Entries);
  // A function object is named by its variable and known by its class.
  Shape Named = Call;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
      Method && Method->getOverloadedOperator() == OO_Call)
    for (const auto &[Name, Entry] : Unit.objectEntries(*Method->getParent()))
      if (fitsArity(*Entry, Callee)) {
        Named.FunctionObject = Name;
        Entries.push_back(Entry);
      }

  bool IsJudged = false;
  for (const CatalogEntry *Entry : Entries) {
    // A function of the user's own is followed, never judged by its name,
    // unless the user himself named it.
    if (!Info.IsLibrary && Info.Definition && !Entry->IsUsers)
      continue;
    if (Entry->K == CatalogEntry::Kind::Blocks) {
      IsJudged = true;
      if (IsAwaited || !Unit.Options.IsCategoryOn(Entry->Cat))
        continue;
      size_t Before = Sites.size();
      block(Entry, Callee, Named);
      if (Sites.size() != Before)
        return true;
      continue;
    }
    if (isConstant(unless(*Entry, Call), Truth::True))
      continue;
    if (Entry->K == CatalogEntry::Kind::Invoke)
      followCallable(*Entry, Callee, Call);
    // A handler is a root of its own, and what is handed to another thread
    // does not run here.
    IsJudged = true;
  }
  return IsJudged;
}

void BodyWalker::follow(const FunctionDecl &Callee, const CalleeInfo &Info,
                        const Shape &Call) {
  SmallVector<const FunctionDecl *, 2> Targets;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  // Inside a library a virtual call leads anywhere.
  if (Call.IsVirtual && IsLibrary)
    return;
  if (Call.IsVirtual && Method)
    for (const CXXMethodDecl *Overrider : Unit.Overriders.overriders(*Method))
      Targets.push_back(Overrider);
  bool IsFollowed = Info.Definition && !compat::isPureVirtual(Callee);

  // Which arguments can be called in the callee, and what then runs.
  std::vector<Callables> Given(Call.Arguments.size());
  bool HandsCallable = false;
  for (size_t I = 0; IsFollowed && I != Call.Arguments.size(); ++I) {
    const Expr *E = Call.Arguments[I];
    QualType Parameter = I < Callee.getNumParams()
                             ? Callee.getParamDecl(I)->getType()
                             : E->getType();
    if (!Resolver.isIndirect(Parameter))
      continue;
    Given[I] = Resolver.resolve(E);
    const auto *Ref = dyn_cast<DeclRefExpr>(peel(E));
    HandsCallable |= !Given[I].Functions.empty() ||
                     (Ref && Scope.parameterIndex(*Ref->getDecl()) !=
                                 Argument::None);
  }
  if (IsFollowed && Info.IsLibrary)
    IsFollowed = (HandsCallable || Unit.mayCallBack(Callee)) &&
                 !(Info.Library && Info.Library->CallbacksCatalogued);
  if (IsFollowed)
    Targets.push_back(&Callee);
  if (Targets.empty())
    return;

  CallSite Site = makeSite(&Callee, Call);
  Site.IsMay = Call.IsVirtual;
  readArguments(Call, Site);
  for (size_t I = 0; I != Given.size(); ++I)
    for (const FunctionDecl *F : Given[I].Functions)
      if (!Unit.infoOf(*F).IsRoot)
        Site.Arguments[I].Callables.push_back(Unit.idOf(*F));
  for (const FunctionDecl *Target : Targets)
    if (Target == &Callee || !Unit.infoOf(*Target).IsRoot)
      Site.Targets.push_back(Unit.idOf(*Target));
  if (!Site.Targets.empty())
    add(std::move(Site), Call);
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

/// Whether one of \p Statements is in \p S.
static bool containsAny(const Stmt *S,
                        const llvm::DenseSet<const Stmt *> &Statements) {
  SmallVector<const Stmt *, 16> Queue{S};
  while (!Queue.empty()) {
    const Stmt *Next = Queue.pop_back_val();
    if (!Next)
      continue;
    if (Statements.contains(Next))
      return true;
    Queue.append(Next->child_begin(), Next->child_end());
  }
  return false;
}

/// The blocks that can be reached. clang's graph has no edges from the calls
/// that may throw: a handler is reached where something in its try block is.
static llvm::DenseSet<const CFGBlock *> reachableBlocks(const CFG &Graph) {
  llvm::DenseSet<const CFGBlock *> Reached;
  llvm::DenseSet<const Stmt *> Live;
  auto Reach = [&](const CFGBlock *From) {
    SmallVector<const CFGBlock *, 16> Queue{From};
    while (!Queue.empty()) {
      const CFGBlock *Block = Queue.pop_back_val();
      if (!Reached.insert(Block).second)
        continue;
      if (Graph.try_blocks_begin() != Graph.try_blocks_end())
        for (const CFGElement &Element : *Block)
          if (auto S = Element.getAs<CFGStmt>())
            Live.insert(S->getStmt());
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *Successor = Next.getReachableBlock())
          Queue.push_back(Successor);
    }
  };
  Reach(&Graph.getEntry());
  bool IsNew = true;
  while (std::exchange(IsNew, false))
    for (auto It = Graph.try_blocks_begin(); It != Graph.try_blocks_end(); ++It)
      if (!Reached.contains(*It)) {
        const auto *Try =
            dyn_cast_or_null<CXXTryStmt>((*It)->getTerminatorStmt());
        if (Try && !containsAny(Try->getTryBlock(), Live))
          continue;
        Reach(*It);
        IsNew = true;
      }
  return Reached;
}

/// "[Key, Value]".
static std::string bindingNames(const DecompositionDecl &Bindings) {
  std::string Names;
  for (const BindingDecl *Binding : Bindings.bindings())
    Names += (Names.empty() ? "[" : ", ") + Binding->getNameAsString();
  return Names + "]";
}

void BodyWalker::applyControlFlow() {
  Stmt *Body = const_cast<Stmt *>(executedBody(Function));
  // clang builds no graphs of code with errors, and so is not tested on it.
  if (!Body || Function.isDependentContext() || Function.isInvalidDecl() ||
      Unit.AST.getDiagnostics().hasUncompilableErrorOccurred())
    return;
  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddCXXDefaultInitExprInAggregates = true;
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(&Function, Body, &Unit.AST, Options);
  if (!Graph)
    return;
  llvm::DenseSet<const CFGBlock *> Reached = reachableBlocks(*Graph);

  llvm::DenseSet<const Stmt *> Live, Dead;
  for (const CFGBlock *Block : *Graph)
    for (const CFGElement &Element : *Block)
      if (auto S = Element.getAs<CFGStmt>())
        (Reached.contains(Block) ? Live : Dead).insert(S->getStmt());
  size_t Kept = 0;
  for (size_t I = 0; I != Sites.size(); ++I) {
    if (Anchors[I] && Dead.contains(Anchors[I]) && !Live.contains(Anchors[I]))
      continue;
    if (Kept != I) {
      Sites[Kept] = std::move(Sites[I]);
      Anchors[Kept] = Anchors[I];
    }
    ++Kept;
  }
  Sites.resize(Kept);
  Anchors.resize(Kept);
  if (!HasInterestingDestructors)
    return;

  // One site an object, however many ways lead out of its scope; of these the
  // end of the scope says most.
  struct Death {
    const CXXDestructorDecl *Destructor = nullptr;
    QualType Type;
    StringRef Variable;
    SourcePoint Where;
    SourceLocation At;
    size_t Order = 0;
  };
  llvm::MapVector<const void *, Death> Found;
  for (const CFGBlock *Block : *Graph) {
    if (!Reached.contains(Block))
      continue;
    for (const CFGElement &Element : *Block) {
      Death Dies;
      SourceLocation Where;
      const void *Object = nullptr;
      if (auto Local = Element.getAs<CFGAutomaticObjDtor>()) {
        const VarDecl *Variable = Local->getVarDecl();
        Object = Variable;
        Where = Variable->getLocation();
        Dies.Type = Variable->getType().getNonReferenceType();
        if (Variable->getIdentifier() && !Variable->isImplicit())
          Dies.Variable = Variable->getName();
        else if (const auto *Bindings = dyn_cast<DecompositionDecl>(Variable))
          Dies.Variable = Unit.Facts.save(bindingNames(*Bindings));
        if (const Stmt *Trigger = Local->getTriggerStmt())
          Dies.At = isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt,
                        GotoStmt, IndirectGotoStmt>(Trigger)
                        ? Trigger->getBeginLoc()
                        : Trigger->getEndLoc();
      } else if (auto Temporary = Element.getAs<CFGTemporaryDtor>()) {
        const CXXBindTemporaryExpr *Bind = Temporary->getBindTemporaryExpr();
        if (Elided.contains(Bind))
          continue;
        Object = Bind;
        Where = Bind->getBeginLoc();
        Dies.Type = Bind->getType();
      } else {
        continue;
      }
      Dies.Destructor = Element.castAs<CFGImplicitDtor>().getDestructorDecl(
          Unit.AST);
      if (!Dies.Destructor || Where.isInvalid())
        continue;
      Dies.Where = Unit.point(Where);
      Death &Known = Found[Object];
      if (!Known.Destructor ||
          Unit.point(Known.At) < Unit.point(Dies.At))
        Known = Dies;
    }
  }
  auto Deaths = Found.takeVector();
  for (size_t I = 0; I != Deaths.size(); ++I)
    Deaths[I].second.Order = I;
  llvm::sort(Deaths, [](const auto &A, const auto &B) {
    return std::tie(A.second.Where, A.second.Order) <
           std::tie(B.second.Where, B.second.Order);
  });
  for (const auto &[Object, Dies] : Deaths) {
    if (!isInteresting(*Dies.Destructor->getParent()))
      continue;
    size_t Before = Sites.size();
    Shape Call;
    Call.Where = SourceLocation::getFromRawEncoding(Dies.Where.Raw);
    Call.ObjectType = Dies.Type;
    destroy(*Dies.Destructor->getParent(), Call);
    for (size_t I = Before; I != Sites.size(); ++I) {
      Sites[I].IsDestructor = true;
      Sites[I].DiesAt = Unit.point(Dies.At);
      Sites[I].Variable = Unit.Facts.save(Dies.Variable);
    }
  }
}

} // namespace asynctidy
