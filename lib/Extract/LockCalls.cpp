//===- LockCalls.cpp - What calls do to locks -----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/LockCalls.h"
#include "Extract/LockClasses.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace asynctidy {

//===----------------------------------------------------------------------===//
// Statements and calls
//===----------------------------------------------------------------------===//

void forEachEvaluated(const Stmt *S,
                      llvm::function_ref<bool(const Stmt &)> Visit) {
  SmallVector<const Stmt *, 32> Stack{S};
  while (!Stack.empty()) {
    const Stmt *Next = Stack.pop_back_val();
    if (!Next || !Visit(*Next))
      continue;
    const size_t Before = Stack.size();
    switch (Next->getStmtClass()) {
    case Stmt::UnaryExprOrTypeTraitExprClass:
    case Stmt::CXXNoexceptExprClass:
    case Stmt::RequiresExprClass:
    case Stmt::ConstantExprClass:
    case Stmt::OpaqueValueExprClass:
    case Stmt::BlockExprClass:
      continue;
    case Stmt::LambdaExprClass:
      for (const Expr *Init : cast<LambdaExpr>(Next)->capture_inits())
        Stack.push_back(Init);
      break;
    case Stmt::CoawaitExprClass:
    case Stmt::CoyieldExprClass: {
      // The other children are what the protocol makes of this one.
      const Expr *Common = cast<CoroutineSuspendExpr>(Next)->getCommonExpr();
      if (Common) {
        Stack.push_back(Common);
        break;
      }
      Stack.append(Next->child_begin(), Next->child_end());
      break;
    }
    default:
      Stack.append(Next->child_begin(), Next->child_end());
      break;
    }
    std::reverse(Stack.begin() + Before, Stack.end());
  }
}

CallParts partsOf(const CallExpr &Call) {
  CallParts Parts;
  Parts.Arguments.append(Call.arg_begin(), Call.arg_end());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Parts.Object = Member->getImplicitObjectArgument();
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Operator->getDirectCallee());
    if (Method && !Method->isStatic() && !Parts.Arguments.empty()) {
      Parts.Object = Parts.Arguments.front();
      Parts.Arguments.erase(Parts.Arguments.begin());
    }
  } else {
    const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
      if (!Member->isImplicitAccess())
        Parts.Object = Member->getBase();
    } else if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
      Parts.Object = Member->getBase();
    }
  }
  return Parts;
}

/// The unqualified name that \p Call calls.
static std::string calledName(const CallExpr &Call) {
  if (const FunctionDecl *Callee = Call.getDirectCallee()) {
    // Before C++11 a member pointer stood for a bool.
    const auto *Conversion = dyn_cast<CXXConversionDecl>(Callee);
    if (Conversion && Conversion->getConversionType()->isMemberPointerType())
      return "operator bool";
    return unqualifiedName(*Callee);
  }
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    return Member->getMember().getAsString();
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    return Overloads->getName().getAsString();
  return {};
}

LockPath pathAtCall(const LockPath &Path, const FunctionDecl &Callee,
                    const Expr *Object, ArrayRef<const Expr *> Arguments,
                    LockPathReader &Reader) {
  if (Path.empty())
    return {};
  LockPath Result;
  if (Path.front() == thisOfPath()) {
    if (!Object)
      return {};
    Result = Reader.read(Object);
  } else {
    for (const ParmVarDecl *Parameter : Callee.parameters())
      if (Path.front() == Parameter->getCanonicalDecl()) {
        const unsigned Index = Parameter->getFunctionScopeIndex();
        if (Index >= Arguments.size())
          return {};
        Result = Reader.read(Arguments[Index]);
        break;
      }
    if (Result.empty())
      return Path;
  }
  if (Result.empty())
    return {};
  Result.insert(Result.end(), Path.begin() + 1, Path.end());
  return Result;
}

//===----------------------------------------------------------------------===//
// What calls do
//===----------------------------------------------------------------------===//

LockRole LockClasses::roleOf(const LockTraits &Traits,
                             const FunctionDecl *Method, StringRef Name) {
  if (Traits.Entry) {
    const LockRole Role = Traits.Entry->roleOf(Name);
    if (Role != LockRole::None || !Method)
      return Role;
  }
  if (Method) {
    const auto IsAboutItself = [](const auto *A) {
      return A && A->args_size() == 0;
    };
    if (IsAboutItself(Method->getAttr<AcquireCapabilityAttr>()))
      return LockRole::Acquire;
    if (IsAboutItself(Method->getAttr<ReleaseCapabilityAttr>()))
      return LockRole::Release;
    if (IsAboutItself(Method->getAttr<TryAcquireCapabilityAttr>()))
      return LockRole::Try;
  }
  if (Traits.Entry)
    return LockRole::None;
  if (Traits.isMutex())
    for (const LockClass *Protocol : Unit.Packs.lockProtocols())
      if (LockRole Role = Protocol->roleOf(Name); Role != LockRole::None)
        return Role;
  // A guard of the user's: what its member does to the mutex.
  if (Traits.isGuard() && Method && !Unit.isLibrary(*Method))
    for (const LockEffect &E : effects(*Method))
      if (E.Path.front() == thisOfPath())
        return E.IsAcquired ? LockRole::Acquire : LockRole::Release;
  return LockRole::None;
}

SmallVector<LockOperation, 2> LockClasses::operations(const CallExpr &Call) {
  SmallVector<LockOperation, 2> Operations;
  const FunctionDecl *Callee = Call.getDirectCallee();
  const std::string Name = calledName(Call);
  if (Name.empty())
    return Operations;
  const CallParts Parts = partsOf(Call);
  if (Parts.Object) {
    QualType T = Parts.Object->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    LockOperation Operation;
    Operation.Traits = of(T);
    if (Operation.Traits.K == LockTraits::Kind::None)
      return Operations;
    Operation.Role = roleOf(Operation.Traits, Callee, Name);
    Operation.Object = Parts.Object;
    if (Operation.Role != LockRole::None)
      Operations.push_back(Operation);
    return Operations;
  }
  if (!Unit.Packs.isLockMember(Name) || !Callee || isa<CXXMethodDecl>(Callee))
    return Operations;
  std::string Qualified = qualifiedName(*Callee);
  if (!StringRef(Qualified).contains("::") || Callee->isExternC())
    Qualified = "::" + unqualifiedName(*Callee);
  const LockClass *Entry = Unit.Packs.lockFunction(Qualified);
  if (!Entry)
    return Operations;
  for (size_t I = 0; I != Parts.Arguments.size(); ++I) {
    QualType T = Parts.Arguments[I]->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    LockOperation Operation;
    Operation.Traits = of(T);
    // A C function's first argument is its mutex, of whatever type.
    const bool IsMutexOfC = I == 0 && Callee->isExternC();
    if (IsMutexOfC) {
      Operation.Traits.K = LockTraits::Kind::Mutex;
      Operation.Traits.Entry = Entry;
    } else if (Operation.Traits.K == LockTraits::Kind::None) {
      continue;
    }
    Operation.Role = Entry->roleOf(Qualified);
    Operation.Object = Parts.Arguments[I];
    Operations.push_back(Operation);
  }
  return Operations;
}

ArrayRef<LockEffect> LockClasses::effects(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  if (auto It = KnownEffects.find(Key); It != KnownEffects.end())
    return *It->second;
  // Helpers of helpers of helpers: a person who locks deeper than that needs
  // more help than ours.
  constexpr unsigned MaxDepth = 4;
  if (EffectDepth == MaxDepth)
    return {};
  KnownEffects[Key] = std::make_unique<std::vector<LockEffect>>();
  std::vector<LockEffect> Effects;
  ++EffectDepth;
  collectEffects(F, Effects);
  --EffectDepth;
  auto &Slot = KnownEffects[Key];
  *Slot = std::move(Effects);
  return *Slot;
}

void LockClasses::collectEffects(const FunctionDecl &F,
                                 std::vector<LockEffect> &Effects) {
  const CalleeInfo &Info = Unit.infoOf(F);
  const FunctionDecl &Known = Info.Definition ? *Info.Definition : F;
  FunctionScope Scope(&Known);
  LockPathReader Reader(Unit.AST, Scope, [](const VarDecl &) { return false; });
  auto Note = [&](LockPath Path, bool IsAcquired, const CXXRecordDecl *Class) {
    if (Path.empty())
      return;
    // A local lock is the function's own matter.
    if (Path.front() != thisOfPath())
      if (llvm::none_of(Known.parameters(), [&](const ParmVarDecl *P) {
            return P->getCanonicalDecl() == Path.front();
          })) {
        bool IsGlobal = false;
        if ((reinterpret_cast<uintptr_t>(Path.front()) & 1) == 0)
          if (const auto *Variable =
                  dyn_cast<VarDecl>(static_cast<const Decl *>(Path.front())))
            IsGlobal = Variable->hasGlobalStorage();
        if (!IsGlobal)
          return;
      }
    llvm::erase_if(Effects,
                   [&](const LockEffect &E) { return E.Path == Path; });
    Effects.push_back({std::move(Path), IsAcquired, Class});
  };

  bool IsDeclared = false;
  for (const FunctionDecl *D : F.redecls()) {
    auto NoteAll = [&](const auto *A, bool IsAcquired) {
      if (!A)
        return;
      IsDeclared = true;
      for (const Expr *Lock : A->args())
        Note(Reader.read(Lock), IsAcquired, classOf(Lock->getType()));
    };
    NoteAll(D->getAttr<AcquireCapabilityAttr>(), true);
    NoteAll(D->getAttr<ReleaseCapabilityAttr>(), false);
    // The others say it, too.
    if (IsDeclared)
      return;
  }
  if (Info.IsLibrary || !Info.Definition || isCoroutine(*Info.Definition))
    return;
  forEachEvaluated(Info.Definition->getBody(), [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (!Call)
      return true;
    const auto Operations = operations(*Call);
    for (const LockOperation &Operation : Operations) {
      const bool Takes = Operation.Role == LockRole::Acquire;
      if (Takes || Operation.Role == LockRole::Release ||
          Operation.Role == LockRole::Detach)
        Note(Reader.read(Operation.Object), Takes, Operation.Traits.Record);
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Operations.empty() || !Callee || Unit.infoOf(*Callee).IsLibrary)
      return true;
    const CallParts Parts = partsOf(*Call);
    // effects() may grow the map that it answers from.
    const auto Inner = effects(*Callee).vec();
    for (const LockEffect &E : Inner)
      Note(pathAtCall(E.Path,
                      Unit.infoOf(*Callee).Definition
                          ? *Unit.infoOf(*Callee).Definition
                          : *Callee,
                      Parts.Object, Parts.Arguments, Reader),
           E.IsAcquired, E.Class);
    return true;
  });
}

} // namespace asynctidy
