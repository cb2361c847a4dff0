//===- StateEvents.cpp - What code says of descriptors and threads --------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/StateEvents.h"
#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace asynctidy {

void forEachStmt(const Stmt *S, llvm::function_ref<void(const Stmt &)> Visit) {
  SmallVector<const Stmt *, 32> Queue{S};
  while (!Queue.empty()) {
    const Stmt *Next = Queue.pop_back_val();
    if (!Next)
      continue;
    Visit(*Next);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Next)) {
      for (const Expr *Init : Lambda->capture_inits())
        Queue.push_back(Init);
      continue;
    }
    // What co_await makes of its operand is the protocol's own.
    if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Next)) {
      Queue.push_back(Suspend->getCommonExpr());
      continue;
    }
    Queue.append(Next->child_begin(), Next->child_end());
  }
}

/// A call whose callee is known.
struct StateReader::Called {
  const Expr *E = nullptr;
  const FunctionDecl *Callee = nullptr;
  const Expr *Object = nullptr;
  SmallVector<const Expr *, 4> Arguments;
  SmallVector<const CatalogEntry *, 2> Entries;
  /// Filled when a condition is asked.
  CallSite Site;
  bool AreArgumentsRead = false;
};

bool StateReader::readCall(const Expr *E, Called &Result) {
  Result.E = E;
  if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(E)) {
    Result.Callee = Construct->getConstructor();
    Result.Arguments.append(Construct->arg_begin(), Construct->arg_end());
  } else if (const auto *Call = dyn_cast_or_null<CallExpr>(E)) {
    Result.Callee = Call->getDirectCallee();
    Result.Arguments.append(Call->arg_begin(), Call->arg_end());
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Result.Object = Member->getImplicitObjectArgument();
  }
  if (!Result.Callee)
    return false;
  const CalleeInfo &Info = Unit.infoOf(*Result.Callee);
  for (const CatalogEntry *Entry : Info.Entries)
    if (Info.IsLibrary || !Info.Definition || Entry->IsUsers)
      Result.Entries.push_back(Entry);
  const auto *Method = dyn_cast<CXXMethodDecl>(Result.Callee);
  if (!Method || !isa<CXXOperatorCallExpr>(E))
    return true;
  const Expr *FirstOperand = Result.Arguments.front();
  if (!Method->isStatic()) {
    Result.Object = FirstOperand;
    Result.Arguments.erase(Result.Arguments.begin());
  }
  if (Method->getOverloadedOperator() == OO_Call)
    for (const auto &[Name, Entry] : Unit.objectEntries(*Method, FirstOperand))
      if (fitsArity(*Entry, *Result.Callee))
        Result.Entries.push_back(Entry);
  return true;
}

void StateReader::readArguments(Called &Call) {
  if (std::exchange(Call.AreArgumentsRead, true))
    return;
  for (const Expr *E : Call.Arguments)
    Call.Site.Arguments.push_back(Reader.read(E, Call.E));
  Call.Site.WrittenArguments =
      llvm::count_if(Call.Arguments, [](const Expr *E) {
        return !isa<CXXDefaultArgExpr>(E);
      });
  if (Call.Object)
    Call.Site.This =
        std::make_unique<Argument>(Reader.read(Call.Object, Call.E));
}

/// Whether the call may set another mode than the one that the entry speaks of:
/// `fcntl(fd, F_SETFL, flags)` with flags that nobody knows.
bool StateReader::mayUndo(const CatalogEntry &Entry, Called &Call) {
  ConditionRef Unless = Unit.unlessOf(Entry);
  // `when: X` is `unless: not surely(X)`.
  for (Condition::Kind K : {Condition::Kind::Not, Condition::Kind::Surely}) {
    if (!Unless || Unless->K != K)
      return false;
    Unless = Unless->Operands.front();
  }
  readArguments(Call);
  return conclude(*evaluate(Unless, Call.Site.arguments())) == Truth::Unknown;
}

void dropTemporary(std::vector<StateEvent> &Events) {
  std::vector<ObjectPath> Lost;
  for (const StateEvent &Event : Events)
    if (Event.IsLoss)
      Lost.push_back(Event.Object);
  llvm::erase_if(Events, [&](const StateEvent &Event) {
    return Event.IsLoss || (Event.Kind == StateKind::NonBlocking &&
                            llvm::is_contained(Lost, Event.Object));
  });
}

bool StateReader::applies(const CatalogEntry &Entry, Called &Call) {
  ConditionRef Unless = Unit.unlessOf(Entry);
  if (!Unless)
    return true;
  readArguments(Call);
  return conclude(*evaluate(Unless, Call.Site.arguments())) != Truth::True;
}

void StateReader::add(StateKind Kind, const CatalogEntry &Entry,
                      const Called &Call, std::vector<StateEvent> &Events,
                      bool IsLoss) {
  const Expr *Subject = nullptr;
  if (Entry.Subject == Argument::ThisParameter)
    Subject = Call.Object;
  else if (Entry.Subject >= 0 &&
           static_cast<size_t>(Entry.Subject) < Call.Arguments.size())
    Subject = Call.Arguments[Entry.Subject];
  StateEvent Event{Kind, {}, IsLoss};
  if (Subject && pathOf(Subject, Scope, Event.Object))
    Events.push_back(std::move(Event));
}

static bool isAnnotated(const Decl &D, StringRef Text) {
  return llvm::any_of(D.specific_attrs<AnnotateAttr>(),
                      [&](const AnnotateAttr *A) {
                        return A->getAnnotation() == Text;
                      });
}

void StateReader::afterCall(const Expr *E, std::vector<StateEvent> &Events) {
  Called Call;
  if (!readCall(E, Call))
    return;
  for (const CatalogEntry *Entry : Call.Entries) {
    const bool IsReadiness = Entry->K == CatalogEntry::Kind::Readiness &&
                             Entry->By == Evidence::Call;
    if ((IsReadiness || Entry->K == CatalogEntry::Kind::NonBlocking) &&
        applies(*Entry, Call))
      add(IsReadiness ? StateKind::Ready : StateKind::NonBlocking, *Entry, Call,
          Events);
    else if (Entry->K == CatalogEntry::Kind::NonBlocking &&
             mayUndo(*Entry, Call))
      add(StateKind::NonBlocking, *Entry, Call, Events, /*IsLoss=*/true);
  }
  SmallVector<const Expr *, 4> Arguments;
  const FunctionDecl *Helper =
      FollowsHelpers ? helperOf(E, Arguments) : nullptr;
  if (!Helper)
    return;
  for (unsigned Index : Unit.States.effectsOf(*Helper).NonBlocking) {
    StateEvent Event{StateKind::NonBlocking, {}, false};
    if (Index < Arguments.size() &&
        pathOf(Arguments[Index], Scope, Event.Object))
      Events.push_back(std::move(Event));
  }
}

/// The values that \p Made, an awaitable, was made of, through the locals and
/// members that keep it or its parts: numbers, and what \p IsSource says.
static void findSources(const Expr *Made, FunctionScope &Scope,
                        llvm::function_ref<bool(const Expr &)> IsSource,
                        std::vector<StateEvent> &Events) {
  constexpr size_t MaxSources = 32;
  SmallVector<const Expr *, 8> Queue{Made};
  for (size_t I = 0; I != Queue.size() && I != MaxSources; ++I) {
    const Expr *E = peel(Queue[I]);
    if (const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(E))
      E = Default->getExpr();
    if (!E || E->isTypeDependent() || E->containsErrors())
      continue;
    const bool IsNumber = E->getType()->isIntegerType() &&
                          !E->getType()->isBooleanType() &&
                          !E->getType()->isEnumeralType();
    if (IsNumber || IsSource(*E)) {
      StateEvent Event{StateKind::Ready, {}, false};
      if (pathOf(E, Scope, Event.Object))
        Events.push_back(std::move(Event));
    }
    if (IsNumber)
      continue;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
      if (Variable && Variable->hasLocalStorage() && Variable->getInit())
        Queue.push_back(Variable->getInit());
    } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (Field && Field->getInClassInitializer() &&
          isa<CXXThisExpr>(peel(Member->getBase())))
        Queue.push_back(Field->getInClassInitializer());
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      Queue.append(Call->arg_begin(), Call->arg_end());
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      Queue.append(Construct->arg_begin(), Construct->arg_end());
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      llvm::append_range(Queue, List->inits());
    } else if (const auto *AddressOf = dyn_cast<UnaryOperator>(E);
               AddressOf && AddressOf->getOpcode() == UO_AddrOf) {
      Queue.push_back(AddressOf->getSubExpr());
    }
  }
}

void StateReader::readAwaiter(const Expr *Operand,
                              SmallVectorImpl<const FunctionDecl *> &Suspends,
                              std::vector<StateEvent> &MadeOf) {
  const CXXRecordDecl *Class = classOf(Operand->getType());
  if (!Class || Unit.isLibrary(*Class))
    return;
  auto Add = [&](const FunctionDecl *F) {
    const FunctionDecl *Definition = F->getDefinition();
    if (Definition && Definition->hasBody())
      Suspends.push_back(Definition);
  };
  for (const Decl *D : Class->decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *Method = dyn_cast<CXXMethodDecl>(
        Template ? Template->getTemplatedDecl() : D);
    if (!Method || !Method->getIdentifier() ||
        Method->getName() != "await_suspend")
      continue;
    if (!Template)
      Add(Method);
    else
      for (const FunctionDecl *Instance : Template->specializations())
        Add(Instance);
  }
  if (!Suspends.empty())
    findSources(
        Operand, Scope, [](const Expr &) { return false; }, MadeOf);
}

bool StateReader::isWatch(const Expr *E) {
  Called Call;
  if (!readCall(E, Call))
    return false;
  return llvm::any_of(Call.Entries, [&](const CatalogEntry *Entry) {
    return Entry->K == CatalogEntry::Kind::Readiness &&
           Entry->By == Evidence::Watch && applies(*Entry, Call);
  });
}

void StateReader::afterAwait(const Expr *Operand,
                             std::vector<StateEvent> &Events) {
  if (FollowsHelpers) {
    SmallVector<const FunctionDecl *, 2> Suspends;
    std::vector<StateEvent> MadeOf;
    readAwaiter(peel(Operand), Suspends, MadeOf);
    if (llvm::any_of(Suspends, [&](const FunctionDecl *F) {
          return Unit.States.effectsOf(*F).Watches;
        }))
      llvm::append_range(Events, MadeOf);
    // Awaitables of the user's that are awaited, by themselves or through what
    // was made of them: `when_all both(a, b); co_await both;`
    std::vector<StateEvent> Awaited;
    findSources(
        Operand, Scope,
        [&](const Expr &E) {
          const CXXRecordDecl *Class = classOf(E.getType());
          return Class && E.isLValue() && !Unit.isLibrary(*Class) &&
                 Unit.isAwaitable(E.getType());
        },
        Awaited);
    for (StateEvent &Event : Awaited)
      if (const auto *Owner = dyn_cast_or_null<ValueDecl>(Event.Object.owner());
          Owner && classOf(Owner->getType()))
        Events.push_back(std::move(Event));
  }
  Called Call;
  if (!readCall(peel(Operand), Call))
    return;
  for (const CatalogEntry *Entry : Call.Entries)
    if (Entry->K == CatalogEntry::Kind::Readiness &&
        Entry->By == Evidence::Await && applies(*Entry, Call))
      add(StateKind::Ready, *Entry, Call, Events);
  SmallVector<const Expr *, 4> Arguments;
  const FunctionDecl *Helper =
      FollowsHelpers ? helperOf(peel(Operand), Arguments) : nullptr;
  if (!Helper)
    return;
  for (unsigned Index : Unit.States.effectsOf(*Helper).Ready) {
    StateEvent Event{StateKind::Ready, {}, false};
    if (Index < Arguments.size() &&
        pathOf(Arguments[Index], Scope, Event.Object))
      Events.push_back(std::move(Event));
  }
}

/// \p E is a call that is known to have returned \p Value, or not to.
void StateReader::afterTestOfCall(const Expr *E, int64_t Value, bool IsEqual,
                                  std::vector<StateEvent> &Events) {
  Called Call;
  if (!readCall(peel(E), Call))
    return;
  for (const CatalogEntry *Entry : Call.Entries) {
    if (Entry->K != CatalogEntry::Kind::Readiness ||
        Entry->By != Evidence::Value)
      continue;
    int64_t Expected = 0;
    bool IsTruth = Entry->Returns == "true" || Entry->Returns == "false";
    if (IsTruth)
      Expected = Entry->Returns == "true";
    else if (Entry->Returns.getAsInteger(0, Expected) &&
             !Unit.valueOf(Entry->Returns, Expected))
      continue;
    const bool Holds = IsTruth ? (Expected == Value) == IsEqual
                               : Expected == Value && IsEqual;
    if (Holds && applies(*Entry, Call))
      add(StateKind::Ready, *Entry, Call, Events);
  }
}

void StateReader::afterTest(const Expr *Condition, bool Value,
                            std::vector<StateEvent> &Events) {
  if (!Condition || Condition->isValueDependent() ||
      Condition->containsErrors())
    return;
  const Expr *E = peel(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot) {
    afterTest(Not->getSubExpr(), !Value, Events);
    return;
  }
  if (const auto *Compare = dyn_cast<BinaryOperator>(E);
      Compare && Compare->isEqualityOp()) {
    const bool IsEqual = (Compare->getOpcode() == BO_EQ) == Value;
    for (bool IsSwapped : {false, true}) {
      const Expr *Asked = IsSwapped ? Compare->getRHS() : Compare->getLHS();
      const Expr *With = IsSwapped ? Compare->getLHS() : Compare->getRHS();
      Argument Known = Reader.read(With, nullptr);
      if (Known.HasValue)
        afterTestOfCall(Asked, Known.Value, IsEqual, Events);
    }
    return;
  }
  // The result may have been kept: `const bool Done = f.is_ready();`
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
    if (Variable && !isa<ParmVarDecl>(Variable) && Variable->getInit() &&
        !Scope.isModified(*Variable))
      afterTest(Variable->getInit(), Value, Events);
    return;
  }
  afterTestOfCall(E, Value, /*IsEqual=*/true, Events);
}

bool StateReader::isNonBlocking(const Expr *E) {
  Called Call;
  if (!E || !readCall(peel(E), Call))
    return false;
  for (const CatalogEntry *Entry : Call.Entries)
    if (Entry->K == CatalogEntry::Kind::NonBlocking &&
        Entry->Subject == CatalogEntry::ResultSubject && applies(*Entry, Call))
      return true;
  SmallVector<const Expr *, 4> Arguments;
  const FunctionDecl *Helper =
      FollowsHelpers ? helperOf(peel(E), Arguments) : nullptr;
  return Helper && Unit.States.effectsOf(*Helper).ReturnsNonBlocking;
}

SmallVector<const Expr *, 2> StateReader::offloaded(const Expr *E) {
  SmallVector<const Expr *, 2> Given;
  Called Call;
  if (readCall(E, Call))
    for (const CatalogEntry *Entry : Call.Entries)
      if (Entry->K == CatalogEntry::Kind::Offload && applies(*Entry, Call))
        Given.append(callableArguments(*Entry, Call.Arguments));
  return Given;
}

const FunctionDecl *
StateReader::helperOf(const Expr *E,
                      SmallVectorImpl<const Expr *> &Arguments) {
  Called Call;
  if (!readCall(E, Call))
    return nullptr;
  const CalleeInfo &Info = Unit.infoOf(*Call.Callee);
  if (Info.IsLibrary || !Info.Definition || !Info.Definition->hasBody())
    return nullptr;
  Arguments.append(Call.Arguments.begin(), Call.Arguments.end());
  return Info.Definition;
}

bool StateReader::isWouldBlock(const Expr *E) {
  // An error code is made of an enumerator, perhaps with a default argument
  // that only chooses the constructor; a case is a constant.
  const Expr *Plain = E ? peel(E) : nullptr;
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Plain)) {
    if (Made->getNumArgs() == 0 ||
        !llvm::all_of(llvm::drop_begin(Made->arguments()), [](const Expr *E) {
          return isa<CXXDefaultArgExpr>(E);
        }))
      return false;
    Plain = peel(Made->getArg(0));
  }
  if (!Plain)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Plain)) {
    const ValueDecl &Named = *Ref->getDecl();
    if (Unit.isWouldBlockError(qualifiedName(Named)))
      return true;
    // An enumerator of an unscoped enumeration is named without it.
    const auto *Enumeration = dyn_cast<EnumDecl>(Named.getDeclContext());
    if (!Enumeration || Enumeration->isScoped())
      return false;
    const auto *Scope = dyn_cast<NamedDecl>(
        Enumeration->getDeclContext()->getRedeclContext());
    const std::string Prefix = Scope ? qualifiedName(*Scope) + "::" : "";
    return Unit.isWouldBlockError(Prefix + Named.getNameAsString());
  }
  const SourceManager &Sources = Unit.AST.getSourceManager();
  // EWOULDBLOCK is a macro whose text is another.
  for (SourceLocation Where = Plain->getBeginLoc(); Where.isMacroID();
       Where = Sources.getImmediateMacroCallerLoc(Where))
    if (Unit.isWouldBlockError(Lexer::getImmediateMacroName(
            Where, Sources, Unit.AST.getLangOpts())))
      return true;
  return false;
}

bool StateReader::testsWouldBlock(const Expr *E) {
  if (const auto *Compare = dyn_cast<BinaryOperator>(E))
    return Compare->isEqualityOp() &&
           (isWouldBlock(Compare->getLHS()) || isWouldBlock(Compare->getRHS()));
  if (const auto *Compare = dyn_cast<CXXOperatorCallExpr>(E))
    return (Compare->getOperator() == OO_EqualEqual ||
            Compare->getOperator() == OO_ExclaimEqual) &&
           Compare->getNumArgs() == 2 &&
           (isWouldBlock(Compare->getArg(0)) || isWouldBlock(Compare->getArg(1)));
  return false;
}

bool StateReader::hop(const Expr *Operand, Thread &To) {
  const Expr *E = peel(Operand);
  // The awaitable may have been kept: `auto ToPool = pool.schedule();`
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
        Variable && !isa<ParmVarDecl>(Variable) && Variable->getInit())
      E = peel(Variable->getInit());
  Called Call;
  if (!readCall(E, Call))
    return false;
  for (const FunctionDecl *D : Call.Callee->redecls())
    if (isAnnotated(*D, "async::hop")) {
      To = Thread::Elsewhere;
      return true;
    }
  for (const CatalogEntry *Entry : Call.Entries)
    if (Entry->K == CatalogEntry::Kind::Hop && applies(*Entry, Call)) {
      To = Entry->IsToLoop                   ? Thread::Loop
           : Entry->Until == HopEnd::NextHop ? Thread::Elsewhere
                                             : Thread::ElsewhereForAStep;
      return true;
    }
  return false;
}

} // namespace asynctidy
