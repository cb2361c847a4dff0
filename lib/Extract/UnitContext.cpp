//===- UnitContext.cpp - What extraction knows of the unit ----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/UnitContext.h"
#include "Compat/FunctionEffects.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <utility>

using namespace clang;

namespace asynctidy {

UnitContext::UnitContext(ASTContext &AST, const Catalog &Packs,
                         const ExtractOptions &Options, UnitFacts &Facts)
    : AST(AST), Packs(Packs), Options(Options), Facts(Facts),
      Declarations(AST), Overriders(Declarations), Assignments(Declarations),
      States(*this), Driven(*this) {}

FunctionId UnitContext::idOf(const FunctionDecl &F) {
  auto [It, IsNew] =
      Ids.try_emplace(F.getCanonicalDecl(), Facts.Functions.size());
  if (IsNew) {
    Facts.Functions.emplace_back();
    const FunctionDecl *Definition = infoOf(F).Definition;
    Waiting.push_back(Definition ? Definition : &F);
  }
  return It->second;
}

const FunctionDecl *UnitContext::next(FunctionId &Id) {
  if (NextWaiting == Waiting.size())
    return nullptr;
  // Functions are numbered in the order in which they begin to wait.
  Id = NextWaiting;
  return Waiting[NextWaiting++];
}

SourcePoint UnitContext::point(SourceLocation Location) const {
  if (Location.isInvalid())
    return {};
  // A call in a macro's body is the business of whoever expands it.
  return {static_cast<uint32_t>(
      AST.getSourceManager().getFileLoc(Location).getRawEncoding())};
}

bool isCoroutine(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  return F.isDefined(Definition) && Definition->getBody() &&
         isa<CoroutineBodyStmt>(Definition->getBody());
}

/// Whether the class or one of its bases declares a member \p Name.
static bool hasMember(const CXXRecordDecl &Record, StringRef Name) {
  if (!Record.hasDefinition())
    return false;
  const DeclarationName Wanted = identifier(Record.getASTContext(), Name);
  SmallVector<const CXXRecordDecl *, 4> Queue{Record.getDefinition()};
  for (size_t I = 0; I != Queue.size(); ++I) {
    if (!Queue[I]->lookup(Wanted).empty())
      return true;
    for (const CXXBaseSpecifier &Base : Queue[I]->bases())
      if (const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl())
        if (Parent->hasDefinition() && Queue.size() < 64)
          Queue.push_back(Parent->getDefinition());
  }
  return false;
}

static const CXXMethodDecl *namedMethod(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->getIdentifier() ? Method : nullptr;
}

bool isAwaiterMember(const FunctionDecl &F) {
  const CXXMethodDecl *Method = namedMethod(F);
  if (!Method)
    return false;
  StringRef Name = Method->getName();
  if (Name != "await_ready" && Name != "await_suspend" &&
      Name != "await_resume")
    return false;
  const CXXRecordDecl &Record = *Method->getParent();
  return hasMember(Record, "await_ready") &&
         hasMember(Record, "await_suspend") && hasMember(Record, "await_resume");
}

static bool isPromiseHookName(StringRef Name) {
  return Name == "get_return_object" || Name == "initial_suspend" ||
         Name == "final_suspend" || Name == "await_transform" ||
         Name == "yield_value" || Name == "return_value" ||
         Name == "return_void" || Name == "unhandled_exception";
}

bool isPromiseMember(const FunctionDecl &F) {
  const CXXMethodDecl *Method = namedMethod(F);
  if (!Method || !isPromiseHookName(Method->getName()))
    return false;
  // A base that holds only some of the hooks is told by those that every
  // promise type has.
  const CXXRecordDecl &Record = *Method->getParent();
  return hasMember(Record, "get_return_object") ||
         hasMember(Record, "initial_suspend") ||
         hasMember(Record, "final_suspend");
}

bool UnitContext::isAwaitable(QualType T) {
  const CXXRecordDecl *Record = classOf(T);
  if (!Record || !Record->hasDefinition())
    return false;
  if (hasMember(*Record, "promise_type") || hasMember(*Record, "await_ready"))
    return true;
  DeclarationName Await =
      AST.DeclarationNames.getCXXOperatorName(OO_Coawait);
  if (!Record->lookup(Await).empty())
    return true;
  // Others are made awaitable from outside: by coroutine_traits, by a free
  // operator co_await, by await_transform.
  return llvm::any_of(classNamesOf(*Record), [&](StringRef Name) {
    return Packs.libraryOfCoroutineType(Name) != nullptr;
  });
}

ScopePart UnitContext::scopePartOf(const FunctionDecl &F) {
  const CXXMethodDecl *Method = namedMethod(F);
  if (!Method || Method->isStatic())
    return ScopePart::None;
  if (Options.ScopePartOf)
    if (ScopePart Part = Options.ScopePartOf(Method->getName());
        Part != ScopePart::None)
      if (!Options.IsScopeType ||
          llvm::any_of(classNamesOf(*Method->getParent()), Options.IsScopeType))
        return Part;
  ScopePart Part = Packs.scopePartOf(Method->getName());
  // A name alone is no evidence: what cannot be awaited is something else.
  if (Part != ScopePart::None &&
      (isCoroutine(F) || isAwaitable(F.getReturnType())))
    return Part;
  return ScopePart::None;
}

const CatalogLibrary *UnitContext::libraryOf(const DeclContext &Context) {
  const DeclContext *Namespace = &Context;
  while (Namespace && !Namespace->isNamespace())
    Namespace = Namespace->getParent();
  if (!Namespace)
    return nullptr;
  Namespace = Namespace->getPrimaryContext();
  auto [It, IsNew] = Libraries.try_emplace(Namespace, nullptr);
  if (IsNew) {
    const CatalogLibrary *Library =
        Packs.libraryOf(qualifiedName(*cast<NamespaceDecl>(Namespace)));
    // libraryOf() may have grown the map.
    Libraries[Namespace] = Library;
    return Library;
  }
  return It->second;
}

bool UnitContext::isLinted(const CatalogLibrary &Library) const {
  return Options.IsLintedLibrary && Options.IsLintedLibrary(Library.Id);
}

bool UnitContext::isLibrary(const Decl &D) {
  if (const CatalogLibrary *Library = libraryOf(*D.getDeclContext());
      Library && !isLinted(*Library))
    return true;
  SourceLocation Where = AST.getSourceManager().getExpansionLoc(D.getLocation());
  return Where.isInvalid() || AST.getSourceManager().isInSystemHeader(Where);
}

/// The function's own annotations and those of its class and the classes
/// around it, nearest first.
static Mark annotationOf(const FunctionDecl &F) {
  auto MarkOf = [](const Decl &D) {
    for (const auto *Annotation : D.specific_attrs<AnnotateAttr>()) {
      if (Annotation->getAnnotation() == "async::blocking")
        return Mark::Blocking;
      if (Annotation->getAnnotation() == "async::nonblocking")
        return Mark::NonBlocking;
    }
    return Mark::None;
  };
  for (const FunctionDecl *D : F.redecls())
    if (Mark M = MarkOf(*D); M != Mark::None)
      return M;
  if (const FunctionDecl *Pattern = F.getTemplateInstantiationPattern())
    if (Mark M = MarkOf(*Pattern); M != Mark::None)
      return M;
  for (const DeclContext *Context = F.getDeclContext();
       const auto *Record = dyn_cast_or_null<CXXRecordDecl>(Context);
       Context = Context->getParent())
    if (Mark M = MarkOf(*Record); M != Mark::None)
      return M;
  return Mark::None;
}

Mark UnitContext::markOf(const FunctionDecl &F, const CalleeInfo &Info) {
  if (F.hasAttrs() || isa<CXXMethodDecl>(F) || F.isTemplateInstantiation() ||
      F.getPreviousDecl() || Info.Definition != &F)
    if (Mark M = annotationOf(F); M != Mark::None)
      return M;
  for (const FunctionDecl *D : F.redecls()) {
    switch (compat::declaredEffect(*D)) {
    case compat::DeclaredEffect::Blocking:
      return Mark::Blocking;
    case compat::DeclaredEffect::NonBlocking:
      return Mark::NonBlocking;
    case compat::DeclaredEffect::None:
      break;
    }
  }
  return Mark::None;
}

bool fitsArity(const CatalogEntry &Entry, const FunctionDecl &F) {
  return Entry.Arity.empty() ||
         llvm::is_contained(Entry.Arity, F.getNumParams());
}

/// The entries that may mean \p F, by name, linkage and arity.
static void collectEntries(const Catalog &Packs, const FunctionDecl &F,
                           SmallVectorImpl<const CatalogEntry *> &Entries) {
  if (!Packs.mayContain(unqualifiedName(F)))
    return;
  bool IsC = F.isExternC();
  auto Collect = [&](StringRef Name, bool IsCOnly) {
    for (const CatalogEntry *Entry : Packs.lookup(Name)) {
      if (Entry->IsObject || (Entry->IsCLinkage ? !IsC : IsCOnly))
        continue;
      if (fitsArity(*Entry, F) && !llvm::is_contained(Entries, Entry))
        Entries.push_back(Entry);
    }
  };
  Collect(qualifiedName(F), /*IsCOnly=*/false);
  // A C function is the same one in whatever namespace it is declared.
  if (IsC && !F.getDeclContext()->getRedeclContext()->isTranslationUnit())
    Collect(unqualifiedName(F), /*IsCOnly=*/true);
}

const CalleeInfo &UnitContext::infoOf(const FunctionDecl &F) {
  std::unique_ptr<CalleeInfo> &Slot = Infos[F.getCanonicalDecl()];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<CalleeInfo>();
  CalleeInfo &Info = *Slot;
  // A defaulted member has no body until it is used, and then one that says
  // nothing; its facts come from the class.
  if (F.isDefined(Info.Definition) && !Info.Definition->getBody() &&
      !Info.Definition->isDefaulted())
    Info.Definition = nullptr;
  Info.Library = libraryOf(*F.getDeclContext());
  Info.IsLibrary = isLibrary(Info.Definition ? *Info.Definition : F);
  Info.Said = markOf(F, Info);
  if (Info.Said == Mark::None && Options.IsAllowedFunction &&
      (!Info.IsLibrary || F.getIdentifier()) &&
      Options.IsAllowedFunction(qualifiedName(F)))
    Info.Said = Mark::NonBlocking;
  if (!Info.IsLibrary) {
    ScopePart Scope = scopePartOf(F);
    bool IsRoot = (isCoroutine(F) && !isGenerator(F)) || isAwaiterMember(F) ||
                  isPromiseMember(F) || Scope != ScopePart::None;
    Info.Scope = Scope;
    Info.IsRoot = IsRoot;
  } else {
    Info.IsRoot = isCoroutine(F);
  }
  SmallVector<const CatalogEntry *, 2> Entries;
  collectEntries(Packs, F, Entries);
  // An override of a catalogued virtual method is meant, too.
  if (Entries.empty())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&F))
      for (const CXXMethodDecl *Overridden : Method->overridden_methods())
        for (const CatalogEntry *Entry : infoOf(*Overridden).Entries)
          Entries.push_back(Entry);
  // infoOf() may have moved the map's slots, but not what they point to.
  Info.Entries = std::move(Entries);
  return Info;
}

bool UnitContext::isGenerator(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  if (!F.isDefined(Definition) || !Definition->getBody())
    return false;
  const auto *Body = dyn_cast<CoroutineBodyStmt>(Definition->getBody());
  if (!Body)
    return false;
  const CXXRecordDecl *Returned = classOf(F.getReturnType());
  if (Returned)
    for (StringRef Name : classNamesOf(*Returned))
      if (Packs.isGenerator(Name))
        return true;
  // A promise that yields and whose await_transform is deleted cannot await.
  const VarDecl *Promise = Body->getPromiseDecl();
  const CXXRecordDecl *Record = Promise ? classOf(Promise->getType()) : nullptr;
  // In a template the type of the promise is not known, but its pattern is.
  if (!Record && Returned)
    for (const NamedDecl *Found :
         Returned->lookup(identifier(AST, "promise_type")))
      if (const auto *Pattern = dyn_cast<CXXRecordDecl>(Found))
        Record = Pattern->getDefinition();
  if (!Record || !hasMember(*Record, "yield_value"))
    return false;
  bool IsDeclared = false;
  for (const NamedDecl *Found :
       Record->lookup(identifier(AST, "await_transform"))) {
    const FunctionDecl *Hook = Found->getAsFunction();
    if (!Hook || !Hook->isDeleted())
      return false;
    IsDeclared = true;
  }
  return IsDeclared;
}

bool UnitContext::mentionsUserType(const TemplateArgument &A, unsigned Depth) {
  switch (A.getKind()) {
  case TemplateArgument::Type:
    return mentionsUserType(A.getAsType(), Depth);
  case TemplateArgument::Declaration:
    return !isLibrary(*A.getAsDecl());
  case TemplateArgument::Pack:
    for (const TemplateArgument &Element : A.pack_elements())
      if (mentionsUserType(Element, Depth))
        return true;
    return false;
  default:
    return false;
  }
}

bool UnitContext::mentionsUserType(QualType T, unsigned Depth) {
  // Deeper types are those of containers of containers; the callbacks that
  // matter stand near.
  if (Depth == 0)
    return false;
  T = T.getCanonicalType();
  while (T->isReferenceType() || T->isPointerType())
    T = T->getPointeeType().getCanonicalType();
  if (const auto *MemberPointer = T->getAs<MemberPointerType>())
    return mentionsUserType(MemberPointer->getPointeeType(), Depth);
  if (const Type *Element = T->getArrayElementTypeNoTypeQual())
    T = QualType(Element, 0);
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && mentionsUserType(*Record, Depth);
}

bool UnitContext::mentionsUserType(const CXXRecordDecl &Record,
                                   unsigned Depth) {
  if (!isLibrary(Record))
    return true;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Record))
    for (const TemplateArgument &A : Special->getTemplateArgs().asArray())
      if (mentionsUserType(A, Depth - 1))
        return true;
  return false;
}

bool UnitContext::mayCallBack(const FunctionDecl &F) {
  const CalleeInfo &Info = infoOf(F);
  if (Info.IsLibrary && Info.Library && Info.Library->CallbacksCatalogued)
    return false;
  auto [It, IsNew] = CallBacks.try_emplace(F.getCanonicalDecl(), false);
  if (!IsNew)
    return It->second;
  constexpr unsigned MaxDepth = 4;
  bool Result = false;
  if (const TemplateArgumentList *Arguments = F.getTemplateSpecializationArgs())
    for (const TemplateArgument &A : Arguments->asArray())
      Result |= mentionsUserType(A, MaxDepth);
  for (const DeclContext *Context = F.getDeclContext(); !Result;
       Context = Context->getParent()) {
    const auto *Record = dyn_cast<CXXRecordDecl>(Context);
    if (!Record)
      break;
    Result = mentionsUserType(*Record, MaxDepth);
  }
  CallBacks[F.getCanonicalDecl()] = Result;
  return Result;
}

SmallVector<const NamedDecl *, 4> lookupQualified(ASTContext &AST,
                                                  StringRef Name) {
  SmallVector<const DeclContext *, 4> Scopes{AST.getTranslationUnitDecl()};
  SmallVector<const NamedDecl *, 4> Found;
  Name.consume_front("::");
  while (true) {
    auto [First, Rest] = Name.split("::");
    bool IsLast = Rest.empty();
    DeclarationNameTable &Names = AST.DeclarationNames;
    SmallVector<const DeclContext *, 4> Inner;
    for (const DeclContext *Scope : Scopes) {
      auto Consider = [&](const NamedDecl *D) {
        D = D->getUnderlyingDecl();
        if (IsLast) {
          Found.push_back(D);
          return;
        }
        if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
          D = Template->getTemplatedDecl();
        if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
          D = Alias->getNamespace();
        if (const auto *Record = dyn_cast<CXXRecordDecl>(D)) {
          if (Record->hasDefinition())
            Inner.push_back(Record->getDefinition());
        } else if (const auto *Context = dyn_cast<DeclContext>(D)) {
          Inner.push_back(Context);
        } else if (const auto *Alias = dyn_cast<TypedefNameDecl>(D)) {
          if (const CXXRecordDecl *Record =
                  Alias->getUnderlyingType()->getAsCXXRecordDecl())
            if (Record->hasDefinition())
              Inner.push_back(Record->getDefinition());
        }
      };
      if (const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
          Record && IsLast) {
        // Special members have no identifier.
        StringRef Class = Record->getName();
        if (First == Class) {
          for (const CXXConstructorDecl *Constructor : Record->ctors())
            Found.push_back(Constructor);
          for (const Decl *D : Record->decls())
            if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
              if (isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
                Found.push_back(Template);
          continue;
        }
        if (First.size() > 1 && First[0] == '~' && First.drop_front() == Class) {
          if (const CXXDestructorDecl *Destructor = Record->getDestructor())
            Found.push_back(Destructor);
          continue;
        }
      }
      StringRef Operator = First;
      if (Operator.consume_front("operator") && !Operator.empty() &&
          !isAsciiIdentifierContinue(Operator[0])) {
        Operator = Operator.ltrim();
        for (unsigned Kind = OO_None + 1; Kind != NUM_OVERLOADED_OPERATORS;
             ++Kind) {
          auto Op = static_cast<OverloadedOperatorKind>(Kind);
          if (getOperatorSpelling(Op) && Operator == getOperatorSpelling(Op))
            for (const NamedDecl *D :
                 Scope->lookup(Names.getCXXOperatorName(Op)))
              Consider(D);
        }
        continue;
      }
      for (const NamedDecl *D : Scope->lookup(identifier(AST, First)))
        Consider(D);
    }
    if (IsLast)
      return Found;
    Scopes = std::move(Inner);
    Name = Rest;
  }
}

bool UnitContext::valueOf(StringRef Name, int64_t &Value) {
  if (!Name.contains("::") && Options.MacroValue &&
      Options.MacroValue(Name, Value))
    return true;
  for (const NamedDecl *D : lookupQualified(AST, Name)) {
    if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(D)) {
      Value = Enumerator->getInitVal().getExtValue();
      return true;
    }
    if (const auto *Variable = dyn_cast<VarDecl>(D))
      if (const Expr *Init = Variable->getAnyInitializer();
          Init && !Init->isValueDependent() &&
          Variable->getType().isConstQualified() &&
          Variable->getType()->isIntegralOrEnumerationType()) {
        Expr::EvalResult Result;
        if (Init->EvaluateAsInt(Result, AST)) {
          Value = Result.Val.getInt().getExtValue();
          return true;
        }
      }
  }
  return false;
}

Thread UnitContext::beginOf(const FunctionDecl &F) {
  bool IsTagged = false;
  for (const ParmVarDecl *Parameter : F.parameters()) {
    const CXXRecordDecl *Class = classOf(Parameter->getType());
    if (IsTagged)
      return Class && heldExecutorKindOf(*Class) == ExecutorKind::Pool
                 ? Thread::Elsewhere
                 : Thread::Loop;
    IsTagged = Class && Packs.isExecutorTag(classNamesOf(*Class).front());
  }
  if (Driven.isPlacedOnPool(F))
    return Thread::Elsewhere;
  // In a test, or in main.
  return Driven.isDriven(F) ? Thread::ElsewhereForAStep : Thread::Loop;
}

ArrayRef<ObjectPath>
UnitContext::readyAtEntryOf(const FunctionDecl &F) const {
  auto Found = ReadyAtEntry.find(F.getCanonicalDecl());
  if (Found == ReadyAtEntry.end())
    return {};
  return Found->second;
}

void UnitContext::addReadyAtEntry(const FunctionDecl &F, ObjectPath Object) {
  SmallVector<ObjectPath, 1> &Objects = ReadyAtEntry[F.getCanonicalDecl()];
  if (!llvm::is_contained(Objects, Object))
    Objects.push_back(std::move(Object));
}

bool UnitContext::isWouldBlockError(StringRef Name) {
  if (!std::exchange(AreErrorsKnown, true))
    for (const CatalogLibrary &Library : Packs.libraries())
      for (StringRef Error : Library.WouldBlockErrors)
        WouldBlockErrors.insert(Error);
  return WouldBlockErrors.count(Name) != 0;
}

ExecutorKind UnitContext::executorKindOf(const CXXRecordDecl &R) {
  for (const auto *Annotation : R.specific_attrs<AnnotateAttr>()) {
    if (Annotation->getAnnotation() == "async::pool")
      return ExecutorKind::Pool;
    if (Annotation->getAnnotation() == "async::loop")
      return ExecutorKind::Loop;
  }
  for (StringRef Name : classNamesOf(R)) {
    if (Packs.isPool(Name))
      return ExecutorKind::Pool;
    if (Packs.isLoop(Name))
      return ExecutorKind::Loop;
  }
  return ExecutorKind::Unknown;
}

ExecutorKind UnitContext::heldExecutorKindOf(const CXXRecordDecl &R) {
  ExecutorKind K = executorKindOf(R);
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&R);
  if (K != ExecutorKind::Unknown || !Special)
    return K;
  for (const TemplateArgument &T : Special->getTemplateArgs().asArray())
    if (T.getKind() == TemplateArgument::Type)
      if (const CXXRecordDecl *Held = classOf(T.getAsType()))
        if (K = executorKindOf(*Held); K != ExecutorKind::Unknown)
          return K;
  return ExecutorKind::Unknown;
}

ConditionRef UnitContext::unlessOf(const CatalogEntry &Entry) {
  ConditionRef Unless = Entry.unless();
  if (!Unless)
    return nullptr;
  ConditionRef &Resolved = Conditions[&Entry];
  if (!Resolved)
    Resolved = resolveCondition(Unless, [&](StringRef Name, int64_t &Value) {
      return valueOf(Name, Value);
    });
  return Resolved;
}

ArrayRef<std::pair<StringRef, const CatalogEntry *>>
UnitContext::objectEntries(const CXXMethodDecl &Operator, const Expr *Object) {
  if (!AreObjectsResolved) {
    AreObjectsResolved = true;
    // What the catalog names is the object; what a call shows is its type.
    for (const auto &[Name, Entry] : Packs.objects())
      for (const NamedDecl *D : lookupQualified(AST, Name))
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          if (const CXXRecordDecl *Class = classOf(Variable->getType()))
            Objects[Class->getCanonicalDecl()].push_back({Name, Entry});
  }
  // The operator may be inherited.
  const CXXRecordDecl *Class =
      Object ? classOf(Object->IgnoreParenImpCasts()->getType()) : nullptr;
  for (const CXXRecordDecl *Record : {Class, Operator.getParent()}) {
    auto It = Record ? Objects.find(Record->getCanonicalDecl()) : Objects.end();
    if (It != Objects.end())
      return It->second;
  }
  return {};
}

ArrayRef<StringRef> UnitContext::classNamesOf(const CXXRecordDecl &R) {
  auto [It, IsNew] = ClassNames.try_emplace(R.getCanonicalDecl());
  if (IsNew)
    for (const std::string &Name : classNames(R))
      It->second.push_back(Facts.save(Name));
  return It->second;
}

ArrayRef<StringRef> UnitContext::templateArgumentsOf(const CXXRecordDecl &R) {
  auto [It, IsNew] = TemplateArguments.try_emplace(R.getCanonicalDecl());
  if (IsNew)
    for (const std::string &Name : templateArgumentNames(R))
      It->second.push_back(Facts.save(Name));
  return It->second;
}

} // namespace asynctidy
