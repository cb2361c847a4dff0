//===- Roots.cpp - Where an async context begins --------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Roots.h"
#include "Extract/Arguments.h"
#include "Extract/Callables.h"
#include "Extract/Names.h"
#include "Extract/StateEvents.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <utility>

using namespace clang;

namespace asynctidy {

bool RootNames::mayBeRoot(const FunctionDecl &F) const {
  if (!F.doesThisDeclarationHaveABody())
    return false;
  if (const Stmt *Body = F.getBody())
    if (isa<CoroutineBodyStmt>(Body))
      return true;
  if (!isa<CXXMethodDecl>(F) || !F.getIdentifier())
    return false;
  return isAwaiterMember(F) || isPromiseMember(F) ||
         Packs.scopePartOf(F.getName()) != ScopePart::None ||
         (Options.ScopePartOf &&
          Options.ScopePartOf(F.getName()) != ScopePart::None);
}

HandlerNames::HandlerNames(const Catalog &Packs) {
  for (const CatalogLibrary &Library : Packs.libraries())
    for (const CatalogEntry &Entry : Library.Entries)
      if (Entry.K == CatalogEntry::Kind::Handler ||
          Entry.K == CatalogEntry::Kind::Offload)
        for (StringRef Name : Entry.Names) {
          StringRef Last = Name.rsplit("::").second;
          if (Last.empty())
            Last = Name;
          if (Last.back() == '*')
            Prefixes.push_back(Last.drop_back().str());
          else
            Names.insert(Last);
        }
}

bool HandlerNames::contains(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const IdentifierInfo *Name = Callee ? Callee->getIdentifier() : nullptr;
  // A function object is called by the name of its variable.
  if (Callee && Callee->getOverloadedOperator() == OO_Call &&
      isa<CXXOperatorCallExpr>(Call))
    if (const auto *Ref = dyn_cast<DeclRefExpr>(peel(Call.getArg(0))))
      Name = Ref->getDecl()->getIdentifier();
  return contains(Name);
}

bool HandlerNames::contains(const CXXConstructExpr &Construct) const {
  return Construct.getNumArgs() != 0 &&
         contains(Construct.getConstructor()->getParent()->getIdentifier());
}

bool HandlerNames::contains(const IdentifierInfo *Name) const {
  if (!Name)
    return false;
  auto [It, IsNew] = Known.try_emplace(Name, false);
  if (IsNew) {
    It->second = Names.count(Name->getName());
    for (StringRef Prefix : Prefixes)
      It->second |= Name->getName().substr(0, Prefix.size()) == Prefix;
  }
  return It->second;
}

bool RootFinder::isAllowedType(QualType T) {
  const CXXRecordDecl *Record = classOf(T);
  if (!Record)
    return false;
  for (const auto *Annotation : Record->specific_attrs<AnnotateAttr>())
    if (Annotation->getAnnotation() == "async::nonblocking")
      return true;
  for (StringRef Name : Unit.classNamesOf(*Record))
    if (Unit.Packs.isBackgroundType(Name))
      return true;
  return Unit.Options.IsAllowedCoroutineType &&
         Unit.Options.IsAllowedCoroutineType(Unit.classNamesOf(*Record).front());
}

StringRef RootFinder::spell(const CatalogLibrary &Library,
                            StringRef Namespace) {
  return Unit.Facts.save((Library.Id + "=" + Namespace).str());
}

void RootFinder::findLibraries(const FunctionDecl &F,
                               SmallVectorImpl<StringRef> &Libraries) {
  if (const CXXRecordDecl *Returned = classOf(F.getReturnType()))
    for (StringRef Name : Unit.classNamesOf(*Returned)) {
      const CatalogLibrary *Library = Unit.Packs.libraryOfCoroutineType(Name);
      if (Library)
        Libraries.push_back(spell(*Library, Library->namespaceWith(Name)));
    }
  Libraries.append(included().begin(), included().end());
}

/// The one coroutine library whose headers this unit includes. Of several none
/// is known to be meant.
ArrayRef<StringRef> RootFinder::included() {
  if (AreIncludesKnown)
    return Included;
  AreIncludesKnown = true;
  for (const CatalogLibrary &Library : Unit.Packs.libraries()) {
    if (Library.CoroutineTypes.empty())
      continue;
    for (StringRef Type : Library.CoroutineTypes)
      if (!lookupQualified(Unit.AST, Type).empty()) {
        Included.push_back(spell(Library, Library.namespaceWith(Type)));
        break;
      }
  }
  if (Included.size() > 1)
    Included.clear();
  return Included;
}

void RootFinder::add(const FunctionDecl &F) {
  if (F.isInvalidDecl() || Unit.isLibrary(F))
    return;
  const CalleeInfo &Info = Unit.infoOf(F);
  if (Info.Said == Mark::NonBlocking)
    return;
  if (!Info.IsRoot)
    return;
  RootKind Kind = RootKind::PromiseMember;
  if (isCoroutine(F)) {
    Kind = RootKind::Coroutine;
    if (isAllowedType(F.getReturnType()))
      return;
  } else if (isAwaiterMember(F)) {
    Kind = RootKind::AwaiterMember;
  }
  if (Info.Scope == ScopePart::None) {
    addRoot(F, Kind, {});
    return;
  }
  if (addRoot(F,
              Info.Scope == ScopePart::Enter ? RootKind::ScopeEnter
                                             : RootKind::ScopeExit,
              {}))
    Found.back().Scope =
        Unit.Facts.save(StringRef(displayName(F)).rsplit("::").first);
}

bool RootFinder::addRoot(const FunctionDecl &F, RootKind Kind,
                         StringRef GivenTo) {
  if (!Seen.insert(F.getCanonicalDecl()).second)
    return false;
  Found.push_back({&F, Kind, GivenTo, {}, {}});
  return true;
}

void RootFinder::collectLibraryNamespaces(const DeclContext &Context) {
  const SourceManager &Sources = Unit.AST.getSourceManager();
  // Only what has been walked through, for there the calls are. In clangd that is
  // the file itself: to load all of its headers would take longer than the rest.
  for (const Decl *D : Context.noload_decls()) {
    if (isa<LinkageSpecDecl, ExportDecl>(D)) {
      collectLibraryNamespaces(*cast<DeclContext>(D));
      continue;
    }
    const auto *Namespace = dyn_cast<NamespaceDecl>(D);
    if (!Namespace)
      continue;
    SourceLocation Begin = Sources.getExpansionLoc(Namespace->getBeginLoc());
    SourceLocation End = Sources.getExpansionLoc(Namespace->getRBraceLoc());
    if (Begin.isInvalid() || Sources.isInSystemHeader(Begin))
      continue;
    const CatalogLibrary *Library = Unit.libraryOf(*Namespace);
    if (!Library || Unit.isLinted(*Library))
      collectLibraryNamespaces(*Namespace);
    else if (Sources.isWrittenInSameFile(Begin, End))
      LibraryNamespaces.emplace_back(Begin.getRawEncoding(),
                                     End.getRawEncoding());
  }
}

/// Whether the code at \p Where, a place in a file, is in a namespace of a
/// library, also where the library is included as if it were the user's.
bool RootFinder::isInLibraryNamespace(SourceLocation Where) {
  if (!std::exchange(AreLibraryNamespacesKnown, true)) {
    collectLibraryNamespaces(*Unit.AST.getTranslationUnitDecl());
    llvm::sort(LibraryNamespaces);
  }
  auto After = llvm::upper_bound(
      LibraryNamespaces, std::make_pair(Where.getRawEncoding(), ~0U));
  return After != LibraryNamespaces.begin() &&
         Where.getRawEncoding() <= std::prev(After)->second;
}

void RootFinder::add(const Expr &CallOrConstruct) {
  const auto *Call = dyn_cast<CallExpr>(&CallOrConstruct);
  const auto *Construct = dyn_cast<CXXConstructExpr>(&CallOrConstruct);
  const FunctionDecl *Callee =
      Call ? Call->getDirectCallee() : Construct->getConstructor();
  const SourceManager &Sources = Unit.AST.getSourceManager();
  SourceLocation Where = Sources.getExpansionLoc(CallOrConstruct.getBeginLoc());
  // A library hands its own composed operations on.
  if (!Callee || Where.isInvalid() || Sources.isInSystemHeader(Where))
    return;
  const CalleeInfo &Info = Unit.infoOf(*Callee);
  if (isInLibraryNamespace(Where))
    return;
  SmallVector<const Expr *, 4> Arguments;
  if (Call)
    Arguments.append(Call->arg_begin(), Call->arg_end());
  else
    Arguments.append(Construct->arg_begin(), Construct->arg_end());
  SmallVector<const CatalogEntry *, 2> Entries(Info.Entries);
  const Expr *Object = nullptr;
  StringRef FunctionObject;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&CallOrConstruct))
    Object = Member->getImplicitObjectArgument();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      Method && isa<CXXOperatorCallExpr>(CallOrConstruct) &&
      Method->getOverloadedOperator() == OO_Call) {
    const Expr *FunctionObjectExpr = Arguments.front();
    if (!Method->isStatic())
      Arguments.erase(Arguments.begin());
    for (const auto &[Name, Entry] :
         Unit.objectEntries(*Method, FunctionObjectExpr))
      if (fitsArity(*Entry, *Callee)) {
        FunctionObject = Name;
        Entries.push_back(Entry);
      }
  }
  CallSite Site;
  bool AreArgumentsRead = false;
  QualType ObjectType =
      Object ? Object->IgnoreParenImpCasts()->getType() : QualType();
  StringRef GivenTo = Unit.Facts.save(
      FunctionObject.empty() ? displayName(*Callee, ObjectType)
                             : FunctionObject.str());
  FunctionScope Scope(nullptr);
  for (const CatalogEntry *Entry : Entries) {
    if (Entry->K != CatalogEntry::Kind::Handler &&
        Entry->K != CatalogEntry::Kind::Offload)
      continue;
    // A C function of the user's own may have any name; what has a library's
    // qualified name is the library, however it is included.
    if (Entry->IsCLinkage && !Info.IsLibrary)
      continue;
    if (!std::exchange(AreArgumentsRead, true)) {
      ArgumentReader Reader(Unit, Scope);
      for (const Expr *E : Arguments)
        Site.Arguments.push_back(Reader.read(E, &CallOrConstruct));
      Site.WrittenArguments = Arguments.size();
      if (Object)
        Site.This =
            std::make_unique<Argument>(Reader.read(Object, &CallOrConstruct));
    }
    if (ConditionRef Unless = Unit.unlessOf(*Entry))
      if (conclude(*evaluate(Unless, Site.arguments())) == Truth::True)
        continue;
    CallableResolver Resolver(Unit, Scope);
    for (const Expr *Given : callableArguments(*Entry, Arguments))
      for (const FunctionDecl *F : Resolver.resolve(Given).Functions) {
        if (Entry->K == CatalogEntry::Kind::Handler) {
          addHandler(*F, *Entry, *Callee, GivenTo);
          noteReadiness(*F, *Given, CallOrConstruct);
        } else if (isa<LambdaExpr>(peel(Given)))
          // A closure that is written where it is handed over has no other
          // use.
          Offloaded.insert(F->getCanonicalDecl());
      }
  }
}

/// The handler of an operation that waits until its object is ready runs when it
/// is: `socket.async_wait(wait_write, [this] { ... })`. Only a closure that is
/// written there, which runs at no other time, and in which the names of objects
/// mean what they mean around it.
void RootFinder::noteReadiness(const FunctionDecl &F, const Expr &Given,
                               const Expr &CallOrConstruct) {
  bool IsWrittenHere = false;
  forEachStmt(&Given, [&](const Stmt &S) {
    if (const auto *Lambda = dyn_cast<LambdaExpr>(&S))
      IsWrittenHere |= Lambda->getCallOperator()->getCanonicalDecl() ==
                       F.getCanonicalDecl();
  });
  if (!IsWrittenHere)
    return;
  FunctionScope Scope(nullptr);
  std::vector<StateEvent> Events;
  StateReader(Unit, Scope, /*FollowsHelpers=*/false)
      .afterAwait(&CallOrConstruct, Events);
  for (StateEvent &Event : Events)
    if (Event.Kind == StateKind::Ready)
      Unit.addReadyAtEntry(F, std::move(Event.Object));
}

void RootFinder::addHandler(const FunctionDecl &F, const CatalogEntry &Entry,
                            const FunctionDecl &Callee, StringRef GivenTo) {
  const CalleeInfo &Info = Unit.infoOf(F);
  if (!Info.Definition || Info.IsLibrary || Info.Said == Mark::NonBlocking)
    return;
  RootKind Kind = Entry.Scope == ScopePart::None    ? RootKind::Handler
                  : Entry.Scope == ScopePart::Enter ? RootKind::ScopeEnter
                                                    : RootKind::ScopeExit;
  if (Info.IsRoot) {
    // A coroutine is a root anyway; here is learnt what it is for.
    auto Known = llvm::find_if(Found, [&](const FoundRoot &R) {
      return R.Function->getCanonicalDecl() ==
             Info.Definition->getCanonicalDecl();
    });
    if (Kind != RootKind::Handler && Known != Found.end() &&
        Known->Kind == RootKind::Coroutine) {
      Known->Kind = Kind;
      Known->GivenTo = GivenTo;
    }
    return;
  }
  if (!addRoot(*Info.Definition, Kind, GivenTo))
    return;
  // What it is given to says which library is in use.
  if (const CatalogLibrary *Library = Unit.infoOf(Callee).Library)
    Found.back().Library =
        spell(*Library, Library->namespaceWith(qualifiedName(Callee)));
}

void RootFinder::finish() {
  // Where a template is instantiated its instances say more than itself.
  llvm::DenseSet<uint32_t> Instantiated;
  for (const FoundRoot &R : Found)
    if (!R.Function->isDependentContext())
      Instantiated.insert(Unit.point(R.Function->getLocation()).Raw);
  for (const FoundRoot &R : Found) {
    if (Offloaded.contains(R.Function->getCanonicalDecl()))
      continue;
    if (R.Function->isDependentContext() &&
        Instantiated.contains(Unit.point(R.Function->getLocation()).Raw))
      continue;
    Root Made;
    Made.Function = Unit.idOf(*R.Function);
    Made.Kind = R.Kind;
    Made.IsCoroutine = isCoroutine(*R.Function);
    Made.GivenTo = R.GivenTo;
    Made.Scope = R.Scope;
    if (!R.Library.empty())
      Made.Libraries.push_back(R.Library);
    findLibraries(*R.Function, Made.Libraries);
    Unit.Facts.Roots.push_back(std::move(Made));
  }
}

} // namespace asynctidy
