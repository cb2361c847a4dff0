//===- StateIndex.cpp - What functions do to descriptors ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/StateIndex.h"
#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "Extract/StateEvents.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include <utility>

using namespace clang;

namespace asynctidy {

namespace {

/// How a call in a function makes it do what its callee does.
struct Takes {
  enum class What : uint8_t {
    NonBlocking,
    Ready,
    Result,
    Watch,
    /// The parameter is ready if the callee, an await_suspend, watches.
    ReadyIfWatched,
  } W;
  const FunctionDecl *Callee;
  unsigned Argument;  ///< Of the callee.
  unsigned Parameter; ///< Of the caller.
};

/// Adds \p Index. \returns whether it is new.
bool insert(SmallVectorImpl<unsigned> &Indices, unsigned Index) {
  if (llvm::is_contained(Indices, Index))
    return false;
  Indices.push_back(Index);
  return true;
}

} // namespace

struct StateIndex::Read {
  HelperEffects Effects;
  std::vector<Takes> Edges;
};

StateIndex::StateIndex(UnitContext &Unit) : Unit(Unit) {}
StateIndex::~StateIndex() = default;

const HelperEffects &StateIndex::effectsOf(const FunctionDecl &F) {
  if (!Known.count(F.getCanonicalDecl()))
    solve(F);
  return Known[F.getCanonicalDecl()]->Effects;
}

void StateIndex::readBody(const FunctionDecl &F, Read &Result) {
  if (!F.hasBody() || F.isDependentContext() || F.isInvalidDecl())
    return;
  FunctionScope Scope(&F);
  StateReader Reader(Unit, Scope, /*FollowsHelpers=*/false);
  std::vector<StateEvent> Events;
  SmallVector<const Expr *, 2> Returned;
  llvm::DenseSet<const Decl *> Owners;
  auto Follow = [&](const Expr *Call, Takes::What W) {
    SmallVector<const Expr *, 4> Arguments;
    const FunctionDecl *Helper = Reader.helperOf(Call, Arguments);
    if (!Helper)
      return;
    if (W == Takes::What::Result || W == Takes::What::Watch) {
      Result.Edges.push_back({W, Helper->getCanonicalDecl(), 0, 0});
      return;
    }
    for (size_t I = 0; I != Arguments.size(); ++I) {
      ObjectPath Path;
      if (!pathOf(Arguments[I], Scope, Path))
        continue;
      const auto *Parameter = dyn_cast<ParmVarDecl>(Path.Parts.front());
      if (Parameter && Scope.parameterIndex(*Parameter) != Argument::None)
        Result.Edges.push_back({W, Helper->getCanonicalDecl(),
                                static_cast<unsigned>(I),
                                Parameter->getFunctionScopeIndex()});
    }
  };
  forEachStmt(executedBody(F), [&](const Stmt &S) {
    if (const auto *Await = dyn_cast<CoawaitExpr>(&S)) {
      const Expr *Operand = awaitedOperand(Await->getCommonExpr());
      Reader.afterAwait(Operand, Events);
      Follow(peel(Operand), Takes::What::Ready);
      SmallVector<const FunctionDecl *, 2> Suspends;
      std::vector<StateEvent> MadeOf;
      Reader.readAwaiter(peel(Operand), Suspends, MadeOf);
      for (const FunctionDecl *Suspend : Suspends)
        for (const StateEvent &Source : MadeOf)
          if (const auto *Parameter =
                  dyn_cast<ParmVarDecl>(Source.Object.Parts.front());
              Parameter && Scope.parameterIndex(*Parameter) != Argument::None)
            Result.Edges.push_back({Takes::What::ReadyIfWatched,
                                    Suspend->getCanonicalDecl(), 0,
                                    Parameter->getFunctionScopeIndex()});
    } else if (isa<CallExpr, CXXConstructExpr>(S)) {
      Result.Effects.TestsWouldBlock |= Reader.testsWouldBlock(cast<Expr>(&S));
      Reader.afterCall(cast<Expr>(&S), Events);
      Follow(cast<Expr>(&S), Takes::What::NonBlocking);
      Result.Effects.Watches |= Reader.isWatch(cast<Expr>(&S));
      Follow(cast<Expr>(&S), Takes::What::Watch);
    } else if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
      Returned.push_back(Return->getRetValue());
    } else if (const auto *Compare = dyn_cast<BinaryOperator>(&S)) {
      Result.Effects.TestsWouldBlock |= Reader.testsWouldBlock(Compare);
    } else if (const auto *Case = dyn_cast<CaseStmt>(&S)) {
      Result.Effects.TestsWouldBlock |= Reader.isWouldBlock(Case->getLHS());
    }
  });
  dropTemporary(Events);
  for (const StateEvent &Event : Events) {
    const Decl *Subject = Event.Object.Parts.front();
    const auto *Parameter = dyn_cast<ParmVarDecl>(Subject);
    if (Parameter && Scope.parameterIndex(*Parameter) != Argument::None)
      insert(Event.Kind == StateKind::Ready ? Result.Effects.Ready
                                            : Result.Effects.NonBlocking,
             Parameter->getFunctionScopeIndex());
    else if (Event.Kind == StateKind::NonBlocking)
      Owners.insert(Event.Object.owner());
  }
  for (const Expr *Value : Returned) {
    if (!Value)
      continue;
    // What is returned may have been kept in a local first.
    const Expr *Made = peel(Value);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Made))
      if (const auto *Local = dyn_cast<VarDecl>(Ref->getDecl())) {
        Result.Effects.ReturnsNonBlocking |=
            Owners.contains(Local->getCanonicalDecl());
        if (Local->hasLocalStorage() && !isa<ParmVarDecl>(Local) &&
            Local->getInit())
          Made = peel(Local->getInit());
      }
    Result.Effects.ReturnsNonBlocking |= Reader.isNonBlocking(Made);
    Follow(Made, Takes::What::Result);
  }
}

/// Reads \p F and all that it calls, and hands effects up to the callers until
/// nothing changes: a chain of any length, and a cycle, are a list of work.
void StateIndex::solve(const FunctionDecl &F) {
  std::vector<const FunctionDecl *> Found{F.getCanonicalDecl()};
  llvm::DenseMap<const FunctionDecl *, SmallVector<const FunctionDecl *, 2>>
      Callers;
  for (size_t I = 0; I != Found.size(); ++I) {
    const FunctionDecl *Next = Found[I];
    if (Known.count(Next))
      continue;
    auto Result = std::make_unique<Read>();
    const FunctionDecl *Definition = Next->getDefinition();
    if (Definition)
      readBody(*Definition, *Result);
    for (const Takes &Edge : Result->Edges) {
      Callers[Edge.Callee].push_back(Next);
      Found.push_back(Edge.Callee);
    }
    Known[Next] = std::move(Result);
  }
  // Callees were found after their callers.
  std::vector<const FunctionDecl *> Queue(Found);
  while (!Queue.empty()) {
    const FunctionDecl *Next = Queue.back();
    Queue.pop_back();
    Read &R = *Known[Next];
    bool IsNew = false;
    for (const Takes &Edge : R.Edges) {
      const HelperEffects &Done = Known[Edge.Callee]->Effects;
      switch (Edge.W) {
      case Takes::What::NonBlocking:
        if (llvm::is_contained(Done.NonBlocking, Edge.Argument))
          IsNew |= insert(R.Effects.NonBlocking, Edge.Parameter);
        break;
      case Takes::What::Ready:
        if (llvm::is_contained(Done.Ready, Edge.Argument))
          IsNew |= insert(R.Effects.Ready, Edge.Parameter);
        break;
      case Takes::What::Watch:
        IsNew |= Done.Watches && !std::exchange(R.Effects.Watches, true);
        break;
      case Takes::What::ReadyIfWatched:
        if (Done.Watches)
          IsNew |= insert(R.Effects.Ready, Edge.Parameter);
        break;
      case Takes::What::Result:
        IsNew |= Done.ReturnsNonBlocking &&
                 !std::exchange(R.Effects.ReturnsNonBlocking, true);
        break;
      }
    }
    if (IsNew) {
      auto Above = Callers.find(Next);
      if (Above != Callers.end())
        Queue.insert(Queue.end(), Above->second.begin(), Above->second.end());
    }
  }
}

/// The variable with static storage whose member \p Object is, or null: it is
/// one object, and not any of its class.
static const Decl *namedRoot(const ObjectPath &Object) {
  const auto *Variable = dyn_cast<VarDecl>(Object.Parts.front());
  return Variable && Variable->hasGlobalStorage() &&
                 Object.owner() != Object.Parts.front()
             ? Variable->getCanonicalDecl()
             : nullptr;
}

void StateIndex::build() {
  IsBuilt = true;
  auto Insert = [&](const Decl *Owner) {
    if (Owner)
      Owners.insert(Owner->getCanonicalDecl());
  };
  Unit.Declarations.forEach([&](const Decl &D) {
    if (D.getDeclContext()->isDependentContext())
      return;
    // Made so where it is declared.
    const Expr *Init = nullptr;
    if (const auto *Field = dyn_cast<FieldDecl>(&D))
      Init = Field->getInClassInitializer();
    else if (const auto *Variable = dyn_cast<VarDecl>(&D))
      Init = Variable->getInit();
    if (Init) {
      FunctionScope Scope(nullptr);
      if (StateReader(Unit, Scope).isNonBlocking(Init))
        Insert(&D);
      return;
    }
    const auto *F = dyn_cast<FunctionDecl>(&D);
    if (!F || !F->doesThisDeclarationHaveABody() || F->isDependentContext() ||
        F->isInvalidDecl())
      return;
    FunctionScope Scope(F);
    StateReader Reader(Unit, Scope);
    std::vector<StateEvent> Events;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isAnyMemberInitializer() &&
            Reader.isNonBlocking(Init->getInit()))
          Insert(Init->getAnyMember());
    forEachStmt(executedBody(*F), [&](const Stmt &S) {
      if (isa<CallExpr, CXXConstructExpr>(S))
        Reader.afterCall(cast<Expr>(&S), Events);
    });
    forEachAssignment(executedBody(*F),
                      [&](const ValueDecl &Variable, const Expr &Value) {
                        if (Reader.isNonBlocking(&Value))
                          Insert(&Variable);
                      });
    dropTemporary(Events);
    for (const StateEvent &Event : Events) {
      const Decl *Owner = Event.Object.owner();
      if (Event.Kind != StateKind::NonBlocking || !Owner ||
          isa<ParmVarDecl>(Owner))
        continue;
      if (const Decl *Variable = namedRoot(Event.Object))
        Parts.insert({Variable, Owner->getCanonicalDecl()});
      else
        Insert(Owner);
    }
  });
}

bool StateIndex::isNonBlocking(const ObjectPath &Object) {
  if (!IsBuilt)
    build();
  const Decl *Owner = Object.owner();
  if (!Owner)
    return false;
  Owner = Owner->getCanonicalDecl();
  if (Owners.contains(Owner))
    return true;
  const Decl *Variable = namedRoot(Object);
  return Variable && Parts.contains({Variable, Owner});
}

} // namespace asynctidy
