//===- Arguments.cpp - What is known of an expression ---------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Arguments.h"
#include "Extract/FlowState.h"
#include "Extract/Names.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include <utility>

using namespace clang;

namespace asynctidy {

/// Initialisers are looked through this often: `const int a = FLAG; int b = a;`.
constexpr unsigned MaxInitialisers = 8;

/// Whether clang may be asked for the value of \p E.
static bool isEvaluable(const Expr *E) {
  return E && !E->isValueDependent() && !E->isTypeDependent() &&
         !E->isInstantiationDependent() && !E->containsErrors();
}

/// The stream that `stream << a << b` or `stream >> a` works on.
static const Expr *streamOf(const Expr *E) {
  while (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
    if ((Call->getOperator() != OO_LessLess &&
         Call->getOperator() != OO_GreaterGreater) ||
        Call->getNumArgs() != 2)
      break;
    E = peel(Call->getArg(0));
  }
  return E;
}

/// The initialiser of the local variable that \p E names, if the variable
/// keeps its value; else null.
const Expr *ArgumentReader::stableInit(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Variable || isa<ParmVarDecl>(Variable) || Scope.isModified(*Variable))
    return nullptr;
  return Variable->getAnyInitializer();
}

void ArgumentReader::readValue(const Expr *E, Argument &A, unsigned Depth) {
  if (!isEvaluable(E))
    return;
  Expr::EvalResult Result;
  if (E->EvaluateAsInt(Result, Unit.AST)) {
    A.HasValue = true;
    A.Value = Result.Val.getInt().getExtValue();
    A.KnownBits = A.Value;
    return;
  }
  if (Depth == 0)
    return;
  E = peel(E);
  if (const Expr *Init = stableInit(E)) {
    readValue(Init, A, Depth - 1);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl())) {
      readSetBits(*Variable, E, A, Depth);
      return;
    }
  if (const auto *Or = dyn_cast<BinaryOperator>(E);
      Or && (Or->getOpcode() == BO_Or || Or->getOpcode() == BO_Add)) {
    Argument Left, Right;
    readValue(Or->getLHS(), Left, Depth - 1);
    readValue(Or->getRHS(), Right, Depth - 1);
    // Adding to an unknown number may clear a bit.
    if (Or->getOpcode() == BO_Or)
      A.KnownBits = Left.KnownBits | Right.KnownBits;
    return;
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    Argument Then, Else;
    readValue(Choice->getTrueExpr(), Then, Depth - 1);
    readValue(Choice->getFalseExpr(), Else, Depth - 1);
    A.KnownBits = Then.KnownBits & Else.KnownBits;
  }
}

/// The bits that `|=` has set in \p Variable before \p Use, in a block around it.
void ArgumentReader::readSetBits(const VarDecl &Variable, const Expr *Use,
                                 Argument &A, unsigned Depth) {
  const SourcePoint At = Unit.point(Use->getBeginLoc());
  bool IsSet = false;
  for (const FunctionScope::SetBits &Set : Scope.setBits(Variable)) {
    if (!(Unit.point(Set.Where) < At) ||
        !(At < Unit.point(Set.Block->getRBracLoc())))
      continue;
    Argument Bits;
    readValue(Set.Bits, Bits, Depth - 1);
    A.KnownBits |= Bits.KnownBits;
    IsSet = true;
  }
  const Expr *Init = Variable.getInit();
  if (!IsSet || isa<ParmVarDecl>(Variable) || !Init)
    return;
  Argument First;
  readValue(Init, First, Depth - 1);
  A.KnownBits |= First.KnownBits;
}

namespace {
enum class Sign { Negative, Zero, Positive };
} // namespace

/// The sign of the first number in \p V that is not zero.
static bool signOf(const APValue &V, Sign &S) {
  switch (V.getKind()) {
  case APValue::Int:
    S = V.getInt().isNegative() ? Sign::Negative
        : V.getInt().isZero()   ? Sign::Zero
                                : Sign::Positive;
    return true;
  case APValue::Float: {
    // isZero() and isNegative() are inline and name a constant that only LLVM
    // 22 has: an older clang-tidy could not even load the plugin to be told.
    double Number = V.getFloat().convertToDouble();
    S = Number == 0  ? Sign::Zero
        : Number < 0 ? Sign::Negative
                     : Sign::Positive;
    return true;
  }
  case APValue::Struct: {
    S = Sign::Zero;
    for (unsigned I = 0; I != V.getStructNumBases() && S == Sign::Zero; ++I)
      if (!signOf(V.getStructBase(I), S))
        return false;
    for (unsigned I = 0; I != V.getStructNumFields() && S == Sign::Zero; ++I)
      if (!signOf(V.getStructField(I), S))
        return false;
    return true;
  }
  default:
    return false;
  }
}

/// Adds the numbers that a class holds, itself or in its bases, to \p Count.
/// \returns false if it holds anything else.
static bool countNumbers(QualType T, unsigned &Count, unsigned Depth) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Depth == 0)
    return false;
  Record = Record->getDefinition();
  if (Record->isUnion() || Record->isLambda() || Record->isPolymorphic())
    return false;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (Base.isVirtual() || !countNumbers(Base.getType(), Count, Depth))
      return false;
  for (const FieldDecl *Field : Record->fields()) {
    if (Field->isBitField() && !Field->getIdentifier())
      continue;
    if (Field->getType()->isArithmeticType())
      ++Count;
    else if (!countNumbers(Field->getType(), Count, Depth - 1))
      return false;
  }
  return true;
}

/// Whether \p T is a class that holds nothing but one or two numbers, as
/// durations, time points, timespec and timeval do.
static bool isNumeric(QualType T) {
  unsigned Count = 0;
  return countNumbers(T, Count, 3) && (Count == 1 || Count == 2);
}

static void setDuration(Argument &A, Sign S) {
  A.IsZeroDuration = S != Sign::Positive;
  A.IsNonZeroDuration = S == Sign::Positive;
  A.IsNegativeDuration = S == Sign::Negative;
}

/// Whether \p E asks a clock for the present: the static member `now` that the
/// standard's Clock requirements name ([time.clock.req]).
static bool isNow(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  return Method && Method->isStatic() && Method->getNumParams() == 0 &&
         Method->getIdentifier() && Method->getName() == "now";
}

void ArgumentReader::readDuration(const Expr *E, Argument &A, unsigned Depth) {
  const Expr *Inner = peel(E);
  if (!isEvaluable(Inner) || !isNumeric(Inner->getType()))
    return;
  if (isNow(Inner)) {
    A.IsElapsed = true;
    return;
  }
  Expr::EvalResult Result;
  Sign S;
  if (Inner->isPRValue() && Inner->EvaluateAsRValue(Result, Unit.AST) &&
      signOf(Result.Val, S)) {
    setDuration(A, S);
    return;
  }
  // A conversion between units (seconds to the milliseconds that a template
  // wants) keeps the sign.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Inner);
      Construct && Construct->getNumArgs() >= 1 && Depth != 0 &&
      isNumeric(Construct->getArg(0)->getType().getNonReferenceType())) {
    readDuration(Construct->getArg(0), A, Depth - 1);
    return;
  }
  // A constructor without a visible body takes the numbers that it is given.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Inner);
      Construct && Construct->getNumArgs() != 0) {
    readNumbers(*Construct, A);
    return;
  }
  if (const Expr *Init = stableInit(Inner); Init && Depth != 0)
    readDuration(Init, A, Depth - 1);
}

/// What a duration is that \p Construct makes of whole numbers.
void ArgumentReader::readNumbers(const CXXConstructExpr &Construct,
                                 Argument &A) {
  bool IsAllZero = true;
  for (const Expr *Given : Construct.arguments()) {
    // What only chooses the constructor has a default.
    if (isa<CXXDefaultArgExpr>(Given))
      continue;
    Argument Number;
    if (!Given->getType()->isIntegerType())
      return;
    readValue(Given, Number, MaxInitialisers);
    if (!Number.HasValue || Number.Value < 0)
      return;
    IsAllZero &= Number.Value == 0;
  }
  setDuration(A, IsAllZero ? Sign::Zero : Sign::Positive);
}

/// The time in a local timespec or timeval whose address is passed.
void ArgumentReader::readLocalStruct(const VarDecl &Variable, const Expr *Call,
                                     Argument &A) {
  const bool IsNumber = Variable.getType()->isIntegerType();
  if (!Variable.hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      (!IsNumber && !isNumeric(Variable.getType())) ||
      Scope.isModified(Variable))
    return;
  // Another function that is given the address may write to it; the call in
  // question may be repeated.
  const auto *Asked = dyn_cast_or_null<CallExpr>(Call);
  for (const Expr *Taker : Scope.addressTakers(Variable)) {
    const auto *Other = dyn_cast<CallExpr>(Taker);
    if (Taker != Call && !(Asked && Other && Asked->getDirectCallee() &&
                           Asked->getDirectCallee() == Other->getDirectCallee()))
      return;
  }
  // Once a value is not zero, the time is not.
  bool IsAllZero = true;
  if (const Expr *Init = Variable.getInit();
      Init && !isa<CXXConstructExpr>(peel(Init))) {
    Expr::EvalResult Result;
    Sign S;
    if (!isEvaluable(Init) || !Init->EvaluateAsRValue(Result, Unit.AST) ||
        !signOf(Result.Val, S))
      return;
    IsAllZero = S == Sign::Zero;
  } else if (IsNumber) {
    return;
  } else {
    // Without an initialiser every member must be assigned.
    const CXXRecordDecl *Record = Variable.getType()->getAsCXXRecordDecl();
    for (const FieldDecl *Field : Record->fields())
      if (llvm::none_of(Scope.assignedMembers(Variable),
                        [&](const auto &Assigned) {
                          return Assigned.first == Field;
                        }))
        return;
  }
  for (const auto &Assigned : Scope.assignedMembers(Variable)) {
    Argument Value;
    readValue(Assigned.second, Value, MaxInitialisers);
    if (!Value.HasValue)
      return;
    IsAllZero &= Value.Value == 0;
  }
  setDuration(A, IsAllZero ? Sign::Zero : Sign::Positive);
}

void ArgumentReader::readPointer(const Expr *E, const Expr *Call, Argument &A) {
  if (!isEvaluable(E))
    return;
  if (E->isNullPointerConstant(Unit.AST, Expr::NPC_ValueDependentIsNotNull)) {
    A.IsNull = true;
    return;
  }
  const Expr *Inner = peel(E);
  if (const Expr *Init = stableInit(Inner);
      Init && isEvaluable(Init) &&
      Init->isNullPointerConstant(Unit.AST,
                                  Expr::NPC_ValueDependentIsNotNull)) {
    A.IsNull = true;
    return;
  }
  const Expr *Kept = stableInit(Inner);
  if (const auto *Literal =
          dyn_cast<StringLiteral>(Kept ? peel(Kept) : Inner);
      Literal && Literal->getCharByteWidth() == 1)
    A.Text = Unit.Facts.save(Literal->getString());
  if (isa<StringLiteral>(Inner) || isa<CXXThisExpr>(Inner) ||
      isa<LambdaExpr>(Inner) || Inner->getType()->isArrayType() ||
      Inner->getType()->isFunctionType()) {
    A.IsNonNull = true;
    return;
  }
  const auto *AddressOf = dyn_cast<UnaryOperator>(Inner);
  if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
    return;
  A.IsNonNull = true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(peel(AddressOf->getSubExpr())))
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl()))
      readLocalStruct(*Variable, Call, A);
}

Argument ArgumentReader::ofType(const CXXRecordDecl &Record) {
  Argument A;
  for (StringRef Name : Unit.classNamesOf(Record))
    A.Types.push_back(Name);
  for (StringRef Name : Unit.templateArgumentsOf(Record))
    A.TemplateArguments.push_back(Name);
  A.IsExactType = true;
  return A;
}

void ArgumentReader::readClass(const Expr *E, Argument &A) {
  const CXXRecordDecl *Record = classOf(E->getType());
  if (!Record) {
    // The one number that catalogs ask for: what an event descriptor counts.
    const QualType T = E->getType().getNonReferenceType();
    const QualType Number = T->isPointerType() ? T->getPointeeType() : T;
    if (Number->isUnsignedIntegerType() && !Number->isEnumeralType() &&
        Unit.AST.getTypeSize(Number) == 64) {
      A.Types.push_back("uint64_t");
      A.IsExactType = true;
    }
    return;
  }
  Argument Class = ofType(*Record);
  A.Types = std::move(Class.Types);
  A.TemplateArguments = std::move(Class.TemplateArguments);
  // A class without virtual functions is not used as a base to hide another
  // behind a reference; for the others the object itself must be in sight. What
  // a class that is only declared has is not known.
  const bool MayHide = !Record->hasDefinition() || Record->isPolymorphic();
  A.IsExactType = !MayHide || E->isPRValue();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    A.IsExactType |= !Ref->getDecl()->getType()->isReferenceType() &&
                     !Ref->getDecl()->getType()->isPointerType();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    A.IsExactType |= !Member->getMemberDecl()->getType()->isReferenceType() &&
                     !Member->getMemberDecl()->getType()->isPointerType();
  if (E->getType()->isPointerType() && MayHide)
    A.IsExactType = false;
}

Argument ArgumentReader::read(const Expr *E, const Expr *Call) {
  Argument A;
  if (const auto *Default = dyn_cast_or_null<CXXDefaultArgExpr>(E))
    E = Default->getExpr();
  if (!isEvaluable(E))
    return A;
  const Expr *Inner = streamOf(peel(E));

  if (isa<CXXThisExpr>(Inner))
    A.Parameter = Argument::ThisParameter;
  if (const auto *Deref = dyn_cast<UnaryOperator>(Inner);
      Deref && Deref->getOpcode() == UO_Deref &&
      isa<CXXThisExpr>(peel(Deref->getSubExpr())))
    A.Parameter = Argument::ThisParameter;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Inner)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl())) {
      int Index = Scope.parameterIndex(*Variable);
      // An object stays the same object, whatever is done to it; a value does
      // not. A function pointer that is passed on by reference is not replaced
      // as a rule.
      if (Index != Argument::None &&
          (Variable->getType()->isReferenceType() ||
           Variable->getType()->isRecordType() ||
           Variable->getType()->isFunctionPointerType() ||
           Variable->getType()->isMemberFunctionPointerType() ||
           !Scope.isModified(*Variable)))
        A.Parameter = Index;
      if (Variable->hasGlobalStorage() && !Variable->isStaticLocal())
        A.Object = Unit.Facts.save(qualifiedName(*Variable));
    }
  }

  QualType T = E->getType();
  if (T->isIntegralOrEnumerationType())
    readValue(E, A, MaxInitialisers);
  else if (T->isAnyPointerType() || T->isNullPtrType())
    readPointer(E, Call, A);
  else if (T->isRecordType())
    readDuration(E, A, MaxInitialisers);
  readClass(Inner, A);
  readExecutor(Inner, A, MaxInitialisers);
  readState(E, Call, A);
  // A descriptor, a stream or an executor is what the function gave that made
  // it.
  if (T->isPointerType() || T->isIntegerType() || T->isRecordType()) {
    const Expr *Kept = stableInit(Inner);
    A.ResultOf = resultOf(Kept ? Kept : Inner);
  }
  return A;
}

StringRef ArgumentReader::resultOf(const Expr *Initialiser) {
  const auto *Call = dyn_cast_or_null<CallExpr>(
      Initialiser ? peel(Initialiser) : nullptr);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXMethodDecl>(Callee) || isa<CXXOperatorCallExpr>(Call))
    return {};
  std::vector<Argument> Arguments;
  bool AreRead = false, IsCatalogued = false;
  for (const CatalogEntry *Entry : Unit.infoOf(*Callee).Entries) {
    if (Entry->K == CatalogEntry::Kind::NonBlocking ||
        Entry->K == CatalogEntry::Kind::Readiness)
      continue;
    IsCatalogued = true;
    ConditionRef Unless = Unit.unlessOf(*Entry);
    if (Unless && !std::exchange(AreRead, true))
      for (const Expr *E : Call->arguments())
        Arguments.push_back(read(E, Call));
    if (!Unless || conclude(*evaluate(Unless, {Arguments, nullptr,
                                               Call->getNumArgs()})) !=
                       Truth::True)
      return Unit.Facts.save(qualifiedName(*Callee));
  }
  if (IsCatalogued)
    return {};
  return Unit.Facts.save(qualifiedName(*Callee));
}

/// What the argument is as an executor; a binder or wrapper counts as what it
/// binds.
void ArgumentReader::readExecutor(const Expr *E, Argument &A, unsigned Depth) {
  const CXXRecordDecl *Record = classOf(E->getType());
  if (!Record || Depth == 0)
    return;
  A.Executor = Unit.executorKindOf(*Record);
  if (A.Executor != ExecutorKind::Unknown)
    return;
  // A handle for any executor is what it was made of.
  if (const auto *AddressOf = dyn_cast<UnaryOperator>(E))
    return readExecutor(peel(AddressOf->getSubExpr()), A, Depth - 1);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1) {
    readExecutor(peel(Construct->getArg(0)), A, Depth - 1);
    return;
  }
  if (const Expr *Init = stableInit(E)) {
    readExecutor(peel(Init), A, Depth - 1);
    if (A.Executor != ExecutorKind::Unknown)
      return;
  }
  A.Executor = Unit.heldExecutorKindOf(*Record);
}

void ArgumentReader::readState(const Expr *E, const Expr *Call, Argument &A) {
  const QualType T = E->getType();
  if (!Flow || !Call || T->isBooleanType() || T->isEnumeralType() ||
      !(T->isIntegerType() || T->isPointerType() || T->isRecordType()))
    return;
  ObjectPath Object;
  if (!pathOf(E, Scope, Object)) {
    A.IsNonBlocking =
        Flow->givesNonBlocking(E) || Flow->handlesWouldBlock(Call);
    return;
  }
  A.IsReady = Flow->holds(StateKind::Ready, E, Call);
  A.IsNonBlocking = Flow->holds(StateKind::NonBlocking, E, Call);
  // What is named by a path of accessors may be known by the last of them.
  if (!A.IsNonBlocking && Object.Parts.size() > 1) {
    const Expr *Kept = stableInit(peel(E));
    A.IsNonBlocking = Flow->givesNonBlocking(Kept ? Kept : E);
  }
  if (A.Parameter != Argument::None)
    return;
  if (Object.isThis())
    A.PartOf = Argument::ThisParameter;
  else if (const auto *Variable = dyn_cast<VarDecl>(Object.Parts.front()))
    A.PartOf = Scope.parameterIndex(*Variable);
}

} // namespace asynctidy
