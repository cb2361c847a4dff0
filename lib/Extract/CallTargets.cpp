//===- CallTargets.cpp - The calls of a body, by callee -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BodyWalker.h"
#include "Compat/Declarations.h"
#include "Extract/Names.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace asynctidy {

/// The variable by which the user calls a function object of a library whose
/// class has a name that only the library may use: std::ranges::for_each.
static std::string nameOfReservedObject(const FunctionDecl &Callee,
                                        const Expr *Object) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Object || !Method || Method->getOverloadedOperator() != OO_Call)
    return {};
  const IdentifierInfo *Class = Method->getParent()->getIdentifier();
  if (!Class || Class->getName().substr(0, 2) != "__")
    return {};
  const auto *Ref = dyn_cast<DeclRefExpr>(peel(Object));
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Variable || !Variable->hasGlobalStorage() || Variable->isStaticLocal())
    return {};
  return qualifiedName(*Variable);
}

CallSite BodyWalker::makeSite(const FunctionDecl *Callee, const Shape &Call) {
  CallSite Site;
  Site.Where = Unit.point(DefaultArgumentOf ? placeOf(*DefaultArgumentOf)
                                            : Call.Where);
  std::string Name = Call.FunctionObject.str();
  if (Callee && Name.empty())
    Name = nameOfReservedObject(*Callee, Call.Object);
  if (Callee && Name.empty())
    Name = displayName(*Callee, Call.ObjectType);
  // A closure is called by the name of the variable that holds it.
  Site.Callee = Unit.Facts.save(Name.empty() ? Call.Variable : StringRef(Name));
  Site.IsLifetime = Call.IsLifetime;
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
    Site.This->ResultOf = Reader.resultOf(Call.Initialiser);
    Site.This->IsReady = Call.Dying && Flow.isReadyAtDeath(*Call.Dying);
  } else if (Call.Object) {
    Site.This =
        std::make_unique<Argument>(Reader.read(Call.Object, Call.Site));
  }
}

void BodyWalker::add(CallSite Site, const Shape &Call) {
  if (IsPermitted)
    return;
  Sites.push_back(std::move(Site));
  // A default initialiser is in the graph itself.
  bool HasAnchor = DefaultArgumentOf &&
                   isa<CallExpr, CXXConstructExpr>(DefaultArgumentOf);
  Anchors.push_back(HasAnchor ? DefaultArgumentOf : Call.Site);
}

static bool isSame(QualType A, QualType B) {
  return A.getNonReferenceType().getCanonicalType().getUnqualifiedType() ==
         B.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// Whether an awaiter of \p Class gives a \p T.
static bool resumesWith(const CXXRecordDecl &Class, QualType T) {
  return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
    return Method->getIdentifier() && Method->getName() == "await_resume" &&
           isSame(Method->getReturnType(), T);
  });
}

/// Whether \p Method gives by itself what its object, an awaitable of class
/// \p Class, gives when it is awaited: `task.get()`. The operator that makes a
/// class awaitable may have no type yet; what the class is made for is then
/// among its template arguments.
static bool givesAwaited(const CXXMethodDecl &Method,
                         const CXXRecordDecl &Class) {
  const QualType Given = Method.getReturnType();
  if (Given->isVoidType() || Given->isDependentType())
    return false;
  if (resumesWith(Class, Given))
    return true;
  for (const CXXMethodDecl *Member : Class.methods())
    if (Member->getOverloadedOperator() == OO_Coawait)
      if (const CXXRecordDecl *Awaiter = classOf(Member->getReturnType()))
        if (resumesWith(*Awaiter, Given))
          return true;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  return Special &&
         llvm::any_of(Special->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &A) {
                        return A.getKind() == TemplateArgument::Type &&
                               isSame(A.getAsType(), Given);
                      });
}

bool BodyWalker::hasBeenAwaited(const FunctionDecl &Callee, const Shape &Call) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Method->isStatic() || !Call.Object || !Call.Site)
    return false;
  const CXXRecordDecl *Class = classOf(peel(Call.Object)->getType());
  return Class && !Unit.isLibrary(*Class) &&
         Unit.isAwaitable(peel(Call.Object)->getType()) &&
         givesAwaited(*Method, *Class) &&
         Flow.holds(StateKind::Ready, Call.Object, Call.Site);
}

void BodyWalker::call(const FunctionDecl &Callee, const Shape &Call) {
  const CalleeInfo &Info = Unit.infoOf(Callee);
  if (judge(Callee, Info, Call) || Info.IsRoot || hasBeenAwaited(Callee, Call))
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
  if (Entry && !DefaultArgumentOf)
    Site.Fix = Fixes.read(Call.Site, *Entry);
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
    for (const auto &[Name, Entry] : Unit.objectEntries(*Method, Call.Object))
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
      if (Sites.size() == Before)
        continue;
      // What applies on evidence alone, which a caller may have, leaves room
      // for another entry.
      const ConditionRef &Unless = Sites.back().Unless;
      if (!Unless || conclude(*Unless) != Truth::True)
        return true;
      continue;
    }
    // These say something of other calls.
    if (Entry->K == CatalogEntry::Kind::Hop ||
        Entry->K == CatalogEntry::Kind::Readiness ||
        Entry->K == CatalogEntry::Kind::NonBlocking)
      continue;
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

} // namespace asynctidy
