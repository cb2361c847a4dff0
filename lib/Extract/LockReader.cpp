//===- LockReader.cpp - Reading what a coroutine does to locks ------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/LockReader.h"
#include "Compat/Expressions.h"
#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace asynctidy {

/// \p E without what does not change which object is made: unlike peel(), a
/// construction stays.
static const Expr *madeBy(const Expr *E) {
  while (E) {
    const Expr *Before = E;
    E = E->IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
      E = Default->getExpr();
    if (E == Before)
      return E;
  }
  return E;
}

/// Whether \p E is a std::move() or std::forward() or another name of an
/// object, and not a new one.
static bool isNamed(const Expr *E) {
  return E->isGLValue() && peel(E)->isLValue();
}

/// The temporary that the reference \p Variable keeps alive, or null.
static const MaterializeTemporaryExpr *temporaryOf(const VarDecl &Variable) {
  const Expr *Init = Variable.getInit();
  if (const auto *Full = dyn_cast_or_null<ExprWithCleanups>(Init))
    Init = Full->getSubExpr();
  return Init ? dyn_cast<MaterializeTemporaryExpr>(Init->IgnoreParenImpCasts())
              : nullptr;
}

/// Whether \p Variable is another name for an object that is not its own.
static bool isAlias(const VarDecl &Variable) {
  return Variable.getType()->isReferenceType() && Variable.getInit() &&
         !isa<ParmVarDecl>(Variable) && !temporaryOf(Variable);
}

LockReader::LockReader(UnitContext &Unit, LockClasses &Classes,
                       const FunctionDecl &Function)
    : Unit(Unit), Classes(Classes), Function(Function), Scope(&Function),
      Paths(Unit.AST, Scope, [this](const VarDecl &Variable) {
        return Variable.hasLocalStorage() &&
               this->Classes.of(Variable.getType()).holds() &&
               !isAlias(Variable);
      }) {}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

uint32_t LockReader::lockOf(const LockPath &Path, const CXXRecordDecl *Class,
                            bool IsMutex, const VarDecl *Variable) {
  auto [It, IsNew] = Locks.try_emplace(Path, Infos.size());
  if (IsNew) {
    if (!Variable && Path.size() == 1 && !IsMutex)
      for (const auto &[Known, Where] : Extents)
        if (Known->getCanonicalDecl() == Path.front())
          Variable = Known;
    Infos.push_back({Variable, Class, IsMutex, {}, {}});
  }
  return It->second;
}

uint32_t LockReader::siteOf(const void *Key, SourceLocation Where,
                            const LockTraits &Of, StringRef Mutex) {
  auto [It, IsNew] = Sites.try_emplace(Key, Out->Sites.size());
  if (IsNew) {
    LockSite Site;
    Site.Where = Unit.point(Where);
    if (Of.holds() && Of.Guard)
      Site.Guard = Unit.Facts.save(qualifiedName(*Of.Guard));
    Site.Mutex = Unit.Facts.save(Mutex);
    Site.Class = Of.Entry;
    Out->Sites.push_back(Site);
  }
  return It->second;
}

//===----------------------------------------------------------------------===//
// Objects begin to live
//===----------------------------------------------------------------------===//

bool LockReader::isOneOf(const Expr *E, ArrayRef<StringRef> Names) {
  const CXXRecordDecl *Class = classOf(peel(E)->getType());
  return Class && llvm::any_of(Unit.classNamesOf(*Class), [&](StringRef Name) {
           return llvm::is_contained(Names, Name);
         });
}

/// What a guard is given to lock: its first argument that is no tag.
const Expr *LockReader::mutexArgument(ArrayRef<const Expr *> Arguments,
                                      const LockTraits &Traits) {
  for (const Expr *Argument : Arguments)
    if (!Traits.Entry || (!isOneOf(Argument, Traits.Entry->Adopts) &&
                          !isOneOf(Argument, Traits.Entry->Defers)))
      return Argument;
  return nullptr;
}

/// \p Init begins the life of \p Lock.
void LockReader::initialise(uint32_t Lock, const LockTraits &Traits,
                            const Expr *Init, const void *Key,
                            SourceLocation Where) {
  const Expr *Made = Init ? madeBy(Init) : nullptr;
  if (!Made)
    return;
  // Another guard gives what it holds.
  if (Init->isGLValue() || isNamed(Made)) {
    if (const LockPath Path = Paths.read(Made); !Path.empty())
      add(Kind::Move, lockOf(Path, Traits.Record, false), Lock);
    return;
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Made)) {
    // Both are read, and the one that holds counts.
    initialise(Lock, Traits, Choice->getTrueExpr(), Key, Where);
    initialise(Lock, Traits, Choice->getFalseExpr(), Key, Where);
    return;
  }
  SmallVector<const Expr *, 4> Arguments;
  const CXXConstructorDecl *Constructor = nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Made)) {
    Constructor = Construct->getConstructor();
    for (const Expr *Argument : Construct->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument))
        Arguments.push_back(Argument);
    if (Constructor->isCopyOrMoveConstructor() && !Arguments.empty()) {
      initialise(Lock, Traits, Arguments.front(), Key, Where);
      return;
    }
  } else if (const auto *Unresolved =
                 dyn_cast<CXXUnresolvedConstructExpr>(Made)) {
    Arguments.append(Unresolved->arg_begin(), Unresolved->arg_end());
  } else if (const auto *List = dyn_cast<ParenListExpr>(Made)) {
    auto *Written = const_cast<ParenListExpr *>(List);
    for (unsigned I = 0; I != Written->getNumExprs(); ++I)
      Arguments.push_back(Written->getExpr(I));
  } else if (const auto *List = dyn_cast<InitListExpr>(Made)) {
    Arguments.append(List->inits().begin(), List->inits().end());
  } else if (auto Elements = compat::parenthesizedElements(*Made);
             !Elements.empty()) {
    Arguments.append(Elements.begin(), Elements.end());
  } else {
    // A guard that is the result of a call, of whatever kind, holds. One that
    // was awaited is told by its mutex: nobody awaits a mutex that blocks, but
    // a coroutine may return a guard.
    add(Kind::Acquire, Lock, siteOf(Key, Where, Traits, {}));
    return;
  }
  construct(Lock, Traits, Arguments, Constructor, Key, Where);
}

/// \returns whether \p Lock may be held then.
bool LockReader::construct(uint32_t Lock, const LockTraits &Traits,
                           ArrayRef<const Expr *> Arguments,
                           const CXXConstructorDecl *Constructor,
                           const void *Key, SourceLocation Where) {
  auto Hold = [&](const Expr *Mutex) {
    add(Kind::Acquire, Lock, siteOf(Key, Where, Traits, spellPath(Mutex)));
    return true;
  };
  if (Traits.K == LockTraits::Kind::Holder) {
    // What it is given decides, else what its constructor makes.
    for (const Expr *Argument : Arguments) {
      const LockTraits Given = Classes.of(Argument->getType());
      if (!Given.holds())
        continue;
      initialise(Lock, Given, Argument, Key, Where);
      return true;
    }
    if (Traits.Entry) {
      // std::optional<std::lock_guard<std::mutex>>(std::in_place, m)
      const bool IsEmpty = llvm::all_of(Arguments, [&](const Expr *Argument) {
        return Argument->getType()->isNullPtrType() ||
               isOneOf(Argument, Traits.Entry->Defers);
      });
      return !IsEmpty && Hold(nullptr);
    }
    const auto *Defined = Constructor
                              ? dyn_cast_or_null<CXXConstructorDecl>(
                                    Unit.infoOf(*Constructor).Definition)
                              : nullptr;
    for (const CXXCtorInitializer *Init :
         Defined
             ? llvm::make_range(Defined->init_begin(), Defined->init_end())
             : llvm::make_range(CXXConstructorDecl::init_const_iterator(),
                                CXXConstructorDecl::init_const_iterator())) {
      const Expr *Value = madeBy(Init->getInit());
      const auto *Member = dyn_cast_or_null<CXXConstructExpr>(Value);
      if (!Member)
        continue;
      const LockTraits Inner = Classes.of(Member->getType());
      if (!Inner.holds())
        continue;
      SmallVector<const Expr *, 4> Given;
      for (const Expr *Argument : Member->arguments())
        if (!isa<CXXDefaultArgExpr>(Argument))
          Given.push_back(Argument);
      // The parameter that is moved from is a guard of the caller's.
      if (Member->getConstructor()->isCopyOrMoveConstructor())
        return Hold(nullptr);
      if (construct(Lock, Inner, Given, Member->getConstructor(), Key, Where))
        return true;
    }
    return false;
  }
  if (!Traits.Entry)
    return Constructor && Classes.locksOnConstruction(Traits, *Constructor) &&
           Hold(mutexArgument(Arguments, Traits));
  const Expr *Mutex = mutexArgument(Arguments, Traits);
  // absl::MutexLockMaybe(nullptr)
  if (!Mutex || Mutex->isNullPointerConstant(
                    Unit.AST, Expr::NPC_ValueDependentIsNotNull))
    return false;
  auto Remember = [&] {
    Infos[Lock].Guarded = Paths.read(Mutex);
    Infos[Lock].GuardedName = spellPath(Mutex);
  };
  if (llvm::any_of(Arguments, [&](const Expr *Argument) {
        return isOneOf(Argument, Traits.Entry->Defers);
      })) {
    Remember();
    return false;
  }
  if (llvm::any_of(Arguments, [&](const Expr *Argument) {
        return isOneOf(Argument, Traits.Entry->Adopts);
      }))
    // What was locked by hand is now the guard's.
    for (const Expr *Argument : Arguments)
      if (const LockPath Path = Paths.read(Argument); !Path.empty())
        if (auto Known = Locks.find(Path); Known != Locks.end())
          add(Kind::Release, Known->second);
  Remember();
  return Hold(Mutex);
}

void LockReader::declare(const VarDecl &Variable) {
  if (!Variable.hasLocalStorage())
    return;
  const LockTraits Traits = Classes.of(Variable.getType());
  if (!Traits.holds())
    return;
  const Expr *Init = Variable.getInit();
  if (Variable.getType()->isReferenceType()) {
    const MaterializeTemporaryExpr *Kept = temporaryOf(Variable);
    if (!Kept)
      return;
    Init = Kept->getSubExpr();
  }
  const uint32_t Lock = lockOf(Variable, Traits);
  add(Kind::Release, Lock);
  initialise(Lock, Traits, Init, &Variable, Variable.getLocation());
}

void LockReader::visitTemporary(const CXXBindTemporaryExpr &Bind) {
  if (Elided.contains(&Bind))
    return;
  const LockTraits Traits = Classes.of(Bind.getType());
  if (!Traits.holds())
    return;
  const uint32_t Lock = lockOf({&Bind}, Traits.Record, false);
  add(Kind::Release, Lock);
  initialise(Lock, Traits, Bind.getSubExpr(), &Bind, Bind.getBeginLoc());
}

//===----------------------------------------------------------------------===//
// What is done to them
//===----------------------------------------------------------------------===//

/// Takes \p Lock by a call.
void LockReader::acquire(uint32_t Lock, const LockOperation &Operation,
                         const CallExpr &Call) {
  const std::string Mutex = Operation.Traits.isMutex()
                                ? spellPath(Operation.Object)
                                : Infos[Lock].GuardedName;
  add(Kind::Acquire, Lock,
      siteOf(&Call, Call.getBeginLoc(), Operation.Traits, Mutex));
}

void LockReader::operate(const LockOperation &Operation, const CallExpr &Call) {
  const LockPath Path = Paths.read(Operation.Object);
  if (Path.empty())
    return;
  const bool IsMutex = Operation.Traits.isMutex();
  const uint32_t Lock = lockOf(Path, Operation.Traits.Record, IsMutex);
  switch (Operation.Role) {
  case LockRole::Acquire:
    acquire(Lock, Operation, Call);
    return;
  case LockRole::Release:
    // pointer.reset(new std::lock_guard(m))
    if (Operation.Traits.K == LockTraits::Kind::Holder &&
        Call.getNumArgs() != 0 && !isa<CXXDefaultArgExpr>(Call.getArg(0)) &&
        !Call.getArg(0)->getType()->isNullPtrType())
      acquire(Lock, Operation, Call);
    else
      add(Kind::Release, Lock);
    return;
  case LockRole::Detach:
    // The mutex is still locked, but whoever has the pointer to it may unlock
    // it: `guard.release()->unlock()`.
    add(Kind::Release, Lock);
    return;
  case LockRole::Try:
  case LockRole::TryForZero:
  case LockRole::Test:
  case LockRole::None:
    return;
  }
}

/// Guards that are given to \p Callee.
void LockReader::visitArguments(const FunctionDecl *Callee,
                                ArrayRef<const Expr *> Arguments,
                                bool IsKnown) {
  for (size_t I = 0; I != Arguments.size(); ++I) {
    const Expr *Argument = Arguments[I];
    const LockTraits Traits = Classes.of(Argument->getType());
    if (!Traits.holds() || !Traits.Record)
      continue;
    const QualType Parameter = Callee && I < Callee->getNumParams()
                                   ? Callee->getParamDecl(I)->getType()
                                   : QualType();
    const Expr *Inner = Argument->IgnoreParenImpCasts();
    const bool IsXValue = Argument->isXValue() || Inner->isXValue();
    // What is given by value or as an rvalue belongs to the callee then.
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner)) {
      if (!Parameter.isNull() && !Parameter->isReferenceType() &&
          LockClasses::isMovable(*Traits.Record))
        if (auto Known = Locks.find({Bind}); Known != Locks.end())
          add(Kind::Release, Known->second);
      continue;
    }
    const LockPath Path = Paths.read(Argument);
    auto Known = Path.empty() ? Locks.end() : Locks.find(Path);
    if (Known == Locks.end())
      continue;
    if (IsXValue)
      add(Kind::Release, Known->second);
    else if (!IsKnown && !Parameter.isNull() &&
             Parameter->isLValueReferenceType() &&
             !Parameter->getPointeeType().isConstQualified())
      // Nobody knows whether it is unlocked there.
      add(Kind::Release, Known->second);
  }
}

void LockReader::applyEffects(const FunctionDecl &Callee,
                              const CallParts &Parts, const CallExpr &Call) {
  const CalleeInfo &Info = Unit.infoOf(Callee);
  for (const LockEffect &E : Classes.effects(Callee)) {
    const LockPath Path =
        pathAtCall(E.Path, Info.Definition ? *Info.Definition : Callee,
                   Parts.Object, Parts.Arguments, Paths);
    if (Path.empty())
      continue;
    if (!E.IsAcquired) {
      if (auto Known = Locks.find(Path); Known != Locks.end())
        add(Kind::Release, Known->second);
      continue;
    }
    LockTraits Traits;
    Traits.K = LockTraits::Kind::Mutex;
    Traits.Record = E.Class;
    const uint32_t Lock = lockOf(Path, E.Class, true);
    const uint32_t Site = siteOf(&Call, Call.getBeginLoc(), Traits, {});
    if (Out->Sites[Site].Mutex.empty() &&
        (reinterpret_cast<uintptr_t>(Path.back()) & 1) == 0 &&
        Path.back() != thisOfPath() && !Callee.isDependentContext())
      if (const auto *Named =
              dyn_cast<NamedDecl>(static_cast<const Decl *>(Path.back())))
        Out->Sites[Site].Mutex = Unit.Facts.save(Named->getNameAsString());
    add(Kind::Acquire, Lock, Site);
  }
}

void LockReader::visitAssignment(const CXXOperatorCallExpr &Call) {
  const LockTraits Traits = Classes.of(Call.getArg(0)->getType());
  if (!Traits.holds())
    return;
  const LockPath Path = Paths.read(Call.getArg(0));
  if (Path.empty())
    return;
  const uint32_t Lock = lockOf(Path, Traits.Record, false);
  const Expr *Value = Call.getArg(1);
  const Expr *Inner = Value->IgnoreParenImpCasts();
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
    Inner = Temporary->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Inner))
    Inner = Suspend->getResumeExpr()->IgnoreParenImpCasts();
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner);
      Bind && Locks.count({Bind})) {
    add(Kind::Move, Locks[{Bind}], Lock);
    return;
  }
  const LockTraits Given = Classes.of(Value->getType());
  if (Given.holds() && Paths.read(Value) != Path) {
    if (const LockPath From = Paths.read(Value); !From.empty()) {
      add(Kind::Move, lockOf(From, Given.Record, false), Lock);
      return;
    }
  }
  // optional = nullopt, unique_ptr = nullptr, or something unknown.
  add(Kind::Release, Lock);
}

void LockReader::visitCall(const CallExpr &Call) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && Operator->getOperator() == OO_Equal &&
      Operator->getNumArgs() == 2) {
    visitAssignment(*Operator);
    return;
  }
  // std::move and std::forward only name their argument.
  if (Call.getNumArgs() == 1 && peel(&Call) != &Call && Call.isGLValue())
    return;
  const CallParts Parts = partsOf(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto Operations = Classes.operations(Call);
  for (const LockOperation &Operation : Operations)
    operate(Operation, Call);
  if (!Operations.empty())
    return;
  // a.swap(b), swap(a, b)
  if (Callee && Callee->getIdentifier() && Callee->getName() == "swap") {
    SmallVector<const Expr *, 2> Swapped;
    if (Parts.Object)
      Swapped.push_back(Parts.Object);
    Swapped.append(Parts.Arguments.begin(), Parts.Arguments.end());
    if (Swapped.size() == 2 && Classes.of(Swapped[0]->getType()).holds()) {
      const LockPath First = Paths.read(Swapped[0]);
      const LockPath Second = Paths.read(Swapped[1]);
      const CXXRecordDecl *Class = Classes.of(Swapped[0]->getType()).Record;
      if (!First.empty() && !Second.empty())
        add(Kind::Swap, lockOf(First, Class, false),
            lockOf(Second, Class, false));
      else if (!First.empty() || !Second.empty())
        // With a temporary, to be rid of it: Lock().swap(guard).
        add(Kind::Release,
            lockOf(First.empty() ? Second : First, Class, false));
      return;
    }
  }
  // std::exchange(guard, {}) gives the lock to its result.
  if (Callee && Callee->getIdentifier() && Callee->isInStdNamespace() &&
      Callee->getName() == "exchange" && Parts.Arguments.size() == 2) {
    const LockTraits Traits = Classes.of(Parts.Arguments[0]->getType());
    const LockPath Path = Paths.read(Parts.Arguments[0]);
    if (Traits.holds() && !Path.empty()) {
      add(Kind::Release, lockOf(Path, Traits.Record, false));
      return;
    }
  }
  const bool IsLibrary = Callee && Unit.infoOf(*Callee).IsLibrary;
  const bool IsSeen = Callee && Unit.infoOf(*Callee).Definition;
  visitArguments(Callee, Parts.Arguments, IsLibrary || IsSeen);
  if (Callee)
    applyEffects(*Callee, Parts, Call);
}

/// A lambda that unlocks what it captures may be called at once.
void LockReader::visitLambda(const LambdaExpr &Lambda) {
  if (const CXXMethodDecl *Operator = Lambda.getCallOperator())
    forEachEvaluated(Operator->getBody(), [&](const Stmt &S) {
      const auto *Call = dyn_cast<CallExpr>(&S);
      if (!Call)
        return true;
      for (const LockOperation &Operation : Classes.operations(*Call))
        if (Operation.Role == LockRole::Release ||
            Operation.Role == LockRole::Detach)
          if (auto Known = Locks.find(Paths.read(Operation.Object));
              Known != Locks.end())
            add(Kind::Release, Known->second);
      return true;
    });
  // [lock = std::move(lock)]
  for (const Expr *Init : Lambda.capture_inits())
    if (Init && Classes.of(Init->getType()).holds() && !Init->isLValue())
      if (auto Known = Locks.find(Paths.read(Init)); Known != Locks.end())
        add(Kind::Release, Known->second);
}

void LockReader::suspend(const Expr &S) {
  auto [It, IsNew] = Suspended.try_emplace(&S, Suspensions.size());
  if (IsNew) {
    Suspensions.push_back(&S);
    Suspension Made;
    Made.Where = Unit.point(S.getBeginLoc());
    Made.IsYield = isa<CoyieldExpr>(S);
    Out->Suspensions.push_back(Made);
  }
  add(Kind::Suspend, It->second);
}

void LockReader::visit(const Stmt &S) {
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        declare(*Variable);
  } else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(&S)) {
    visitTemporary(*Bind);
  } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    visitCall(*Call);
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    if (!Construct->getConstructor()->isCopyOrMoveConstructor() &&
        !Classes.of(Construct->getType()).holds())
      visitArguments(Construct->getConstructor(),
                     SmallVector<const Expr *, 4>(Construct->arguments()),
                     Unit.infoOf(*Construct->getConstructor()).IsLibrary);
  } else if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
    visitLambda(*Lambda);
  } else if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(S)) {
    suspend(cast<Expr>(S));
  }
}

//===----------------------------------------------------------------------===//
// Tests
//===----------------------------------------------------------------------===//

void LockReader::testCall(const CallExpr &Call, bool IsTrue) {
  // A guard may have its own operator!, the opposite of its operator bool.
  if (const auto *Not = dyn_cast<CXXOperatorCallExpr>(&Call);
      Not && Not->getOperator() == OO_Exclaim && Not->getNumArgs() == 1) {
    const Expr *Guard = Not->getArg(0);
    const LockTraits Traits = Classes.of(Guard->getType());
    const LockPath Path = Paths.read(Guard);
    if (IsTrue && !Path.empty() && Traits.Entry &&
        Traits.Entry->roleOf("operator bool") == LockRole::Test)
      add(Kind::Release, lockOf(Path, Traits.Record, Traits.isMutex()));
    return;
  }
  for (const LockOperation &Operation : Classes.operations(Call)) {
    const LockPath Path = Paths.read(Operation.Object);
    if (Path.empty())
      continue;
    const uint32_t Lock =
        lockOf(Path, Operation.Traits.Record, Operation.Traits.isMutex());
    const bool Succeeds =
        Operation.Role == LockRole::TryForZero ? !IsTrue : IsTrue;
    if (Operation.Role == LockRole::Test) {
      if (!IsTrue)
        add(Kind::Release, Lock);
    } else if (Operation.Role == LockRole::Try ||
               Operation.Role == LockRole::TryForZero) {
      if (Succeeds)
        acquire(Lock, Operation, Call);
      else
        add(Kind::Release, Lock);
    } else if (Operation.Role == LockRole::Acquire && IsTrue &&
               Call.getDirectCallee() && Call.getDirectCallee()->isExternC()) {
      // pthread_mutex_lock() failed.
      add(Kind::Release, Lock);
    }
  }
}

/// What it tells that \p Condition is \p IsTrue.
void LockReader::test(const Expr *Condition, bool IsTrue, unsigned Depth) {
  if (!Condition || Depth == 0)
    return;
  Condition = peel(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(Condition)) {
    if (Not->getOpcode() == UO_LNot)
      test(Not->getSubExpr(), !IsTrue, Depth - 1);
    return;
  }
  if (const auto *Compare = dyn_cast<BinaryOperator>(Condition)) {
    if (!Compare->isEqualityOp())
      return;
    const Expr *Tested = Compare->getLHS(), *Value = Compare->getRHS();
    if (isa<CXXBoolLiteralExpr, IntegerLiteral, CXXNullPtrLiteralExpr>(
            peel(Tested)))
      std::swap(Tested, Value);
    Expr::EvalResult Known;
    if (Value->isValueDependent() ||
        !Value->EvaluateAsRValue(Known, Unit.AST) || !Known.Val.isInt())
      return;
    const int64_t Number = Known.Val.getInt().getExtValue();
    if (Number != 0 && Number != 1)
      return;
    const bool IsEqual = (Compare->getOpcode() == BO_EQ) == IsTrue;
    // `f() == 1` is false for 2 as well, but what is tested here is 0 or not.
    test(Tested, IsEqual == (Number == 1), Depth - 1);
    return;
  }
  if (const auto *Cast = dyn_cast<CastExpr>(Condition)) {
    test(Cast->getSubExpr(), IsTrue, Depth - 1);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Condition)) {
    if (Call->getBuiltinCallee() && Call->getNumArgs() != 0)
      test(Call->getArg(0), IsTrue, Depth - 1);
    else
      testCall(*Call, IsTrue);
    return;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(Condition);
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() ||
      !Variable->getType()->isScalarType() || Scope.isModified(*Variable))
    return;
  if (Tested.lookup(Variable) > 1) {
    auto [It, IsNew] = Conditions.try_emplace(Variable, Conditions.size());
    add(Kind::Assume, It->second, IsTrue ? 1 : 0);
  }
  if (!isa<ParmVarDecl>(Variable))
    test(Variable->getInit(), IsTrue, Depth - 1);
}

} // namespace asynctidy
