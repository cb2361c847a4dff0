//===- LockClasses.cpp - Which classes are locks --------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/LockClasses.h"
#include "Extract/LockCalls.h"
#include "Extract/Names.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace asynctidy {

/// \p Record and its bases, nearest first.
static SmallVector<const CXXRecordDecl *, 4>
withBases(const CXXRecordDecl &Record) {
  SmallVector<const CXXRecordDecl *, 4> Classes{&Record};
  for (size_t I = 0; I != Classes.size() && Classes.size() < 64; ++I)
    if (Classes[I]->hasDefinition())
      for (const CXXBaseSpecifier &Base : Classes[I]->bases())
        if (const CXXRecordDecl *Parent = classOf(Base.getType()))
          if (!llvm::is_contained(Classes, Parent))
            Classes.push_back(Parent);
  return Classes;
}

/// The types among the template arguments of \p Record, packs expanded.
static SmallVector<QualType, 4> typeArguments(const CXXRecordDecl &Record) {
  SmallVector<QualType, 4> Types;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Special)
    return Types;
  ArrayRef<TemplateArgument> Given = Special->getTemplateArgs().asArray();
  SmallVector<TemplateArgument, 4> Queue(Given.begin(), Given.end());
  for (size_t I = 0; I != Queue.size(); ++I) {
    const TemplateArgument A = Queue[I];
    if (A.getKind() == TemplateArgument::Pack)
      Queue.append(A.pack_begin(), A.pack_end());
    else if (A.getKind() == TemplateArgument::Type)
      Types.push_back(A.getAsType());
  }
  return Types;
}

/// The methods of \p Record and its bases with the name \p Name.
static SmallVector<const CXXMethodDecl *, 2>
methodsNamed(const CXXRecordDecl &Record, StringRef Name) {
  SmallVector<const CXXMethodDecl *, 2> Methods;
  const DeclarationName Wanted = identifier(Record.getASTContext(), Name);
  for (const CXXRecordDecl *Class : withBases(Record)) {
    if (!Class->hasDefinition())
      continue;
    for (const NamedDecl *D : Class->lookup(Wanted))
      if (const FunctionDecl *F = D->getUnderlyingDecl()->getAsFunction())
        if (const auto *Method = dyn_cast<CXXMethodDecl>(F))
          Methods.push_back(Method);
  }
  return Methods;
}

static bool isMutexCapability(const CXXRecordDecl &Record) {
  const auto *Capability = Record.getAttr<CapabilityAttr>();
  if (!Capability)
    return false;
  // A capability may also be a role, such as a thread.
  const std::string Name = Capability->getName().lower();
  return StringRef(Name).contains("mutex") || StringRef(Name).contains("lock");
}

bool LockClasses::isMovable(const CXXRecordDecl &Record) {
  return !Record.hasDefinition() || Record.hasMoveConstructor() ||
         Record.needsImplicitMoveConstructor();
}

bool LockClasses::isAllowed(const CXXRecordDecl &Record) {
  for (const auto *Annotation : Record.specific_attrs<AnnotateAttr>())
    if (Annotation->getAnnotation() == "async::nonblocking")
      return true;
  return Unit.Options.IsAllowedLock &&
         Unit.Options.IsAllowedLock(qualifiedName(Record));
}

/// A member type of one of the markers' names: `void` and std::true_type say
/// yes, std::false_type says no.
LockClasses::MarkerSays LockClasses::marker(const CXXRecordDecl &Record,
                                            bool IsSafe) {
  for (const CatalogLibrary &Library : Unit.Packs.libraries())
    for (StringRef Name : IsSafe ? Library.SafeMarkers : Library.UnsafeMarkers) {
      const DeclarationName Wanted = identifier(Unit.AST, Name);
      for (const CXXRecordDecl *Class : withBases(Record)) {
        if (!Class->hasDefinition())
          continue;
        for (const NamedDecl *D : Class->lookup(Wanted)) {
          const auto *Alias = dyn_cast<TypedefNameDecl>(D);
          if (!Alias)
            continue;
          const QualType T = Alias->getUnderlyingType();
          const auto *Value = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
              T->getAsCXXRecordDecl());
          for (const TemplateArgument &A :
               Value ? Value->getTemplateArgs().asArray()
                     : ArrayRef<TemplateArgument>())
            if (A.getKind() == TemplateArgument::Integral &&
                A.getIntegralType()->isBooleanType())
              return A.getAsIntegral() != 0 ? MarkerSays::Yes : MarkerSays::No;
          return MarkerSays::Yes;
        }
      }
    }
  return MarkerSays::Nothing;
}

LockClasses::Waits LockClasses::waits(const CXXRecordDecl &Mutex) {
  auto [It, IsNew] =
      KnownWaits.try_emplace(Mutex.getCanonicalDecl(), Waits::Unknown);
  if (!IsNew)
    return It->second;
  const Waits Answer = computeWaits(Mutex);
  KnownWaits[Mutex.getCanonicalDecl()] = Answer;
  return Answer;
}

LockClasses::Waits LockClasses::computeWaits(const CXXRecordDecl &Mutex) {
  if (isAllowed(Mutex) || marker(Mutex, /*IsSafe=*/true) == MarkerSays::Yes)
    return Waits::Awaits;
  SmallVector<const CXXMethodDecl *, 4> Methods;
  for (const LockClass *Protocol : Unit.Packs.lockProtocols())
    for (StringRef Name : Protocol->Acquires)
      if (!Name.contains("::"))
        Methods.append(methodsNamed(Mutex, Name));
  for (const CXXMethodDecl *Method : Methods)
    if (Unit.isAwaitable(Method->getReturnType()))
      return Waits::Awaits;
  for (const CXXRecordDecl *Class : withBases(Mutex)) {
    const LockClass *Entry =
        Unit.Packs.lockClass(Unit.classNamesOf(*Class).front());
    if (Entry && Entry->K == LockClass::Kind::Mutex)
      return Waits::Blocking;
    if (isMutexCapability(*Class))
      return Waits::Blocking;
  }
  for (const CXXMethodDecl *Method : Methods) {
    const CalleeInfo &Info = Unit.infoOf(*Method);
    if (Info.Said == Mark::NonBlocking)
      return Waits::Awaits;
    if (Info.Said == Mark::Blocking ||
        llvm::any_of(Info.Entries, [](const CatalogEntry *Entry) {
          return Entry->K == CatalogEntry::Kind::Blocks &&
                 Entry->Cat == Category::Lock;
        }))
      return Waits::Blocking;
    // What needs arguments is not the lock() of the standard's mutexes.
    if (!Info.IsLibrary && Info.Definition && Method->getNumParams() == 0 &&
        blocksInside(Info.Definition->getBody(), /*IsLoop=*/false,
                     /*Depth=*/3))
      return Waits::Blocking;
  }
  return Waits::Unknown;
}

/// Whether \p Body waits: it takes another lock, calls what the catalog knows,
/// or goes round an atomic operation.
bool LockClasses::blocksInside(const Stmt *Body, bool IsLoop, unsigned Depth) {
  bool Blocks = false;
  forEachEvaluated(Body, [&](const Stmt &S) {
    if (Blocks)
      return false;
    if (!IsLoop && isa<WhileStmt, DoStmt, ForStmt>(S)) {
      Blocks = blocksInside(&S, /*IsLoop=*/true, Depth);
      return false;
    }
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return true;
    const CalleeInfo &Info = Unit.infoOf(*Callee);
    Blocks = (IsLoop && Unit.Packs.isSpin(qualifiedName(*Callee))) ||
             llvm::any_of(operations(*Call),
                          [](const LockOperation &Operation) {
                            return Operation.Role == LockRole::Acquire;
                          }) ||
             llvm::any_of(Info.Entries, [](const CatalogEntry *Entry) {
               return Entry->K == CatalogEntry::Kind::Blocks &&
                      (Entry->Cat == Category::Lock ||
                       Entry->Cat == Category::Wait);
             });
    if (!Blocks && Depth != 0 && !Info.IsLibrary && Info.Definition &&
        !isCoroutine(*Info.Definition))
      Blocks = blocksInside(Info.Definition->getBody(), IsLoop, Depth - 1);
    return true;
  });
  return Blocks;
}

LockClasses::Waits
LockClasses::waitsOfArguments(const CXXRecordDecl &Record, unsigned Depth) {
  Waits Result = Waits::Unknown;
  for (QualType T : typeArguments(Record)) {
    const CXXRecordDecl *Class = classOf(T);
    if (!Class)
      continue;
    Waits Said = waits(*Class);
    if (Said == Waits::Unknown && Depth != 0)
      Said = waitsOfArguments(*Class, Depth - 1);
    if (Said == Waits::Awaits)
      return Said;
    if (Said == Waits::Blocking)
      Result = Said;
  }
  return Result;
}

const CXXRecordDecl *
LockClasses::guardAmongArguments(const CXXRecordDecl &Record) {
  for (QualType T : typeArguments(Record)) {
    if (T->isReferenceType() || T->isPointerType())
      continue;
    const CXXRecordDecl *Class = classOf(T);
    if (Class && of(*Class).holds())
      return of(*Class).Guard;
  }
  return nullptr;
}

LockTraits LockClasses::of(QualType T) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return {};
  const CXXRecordDecl *Record = classOf(T);
  if (!Record)
    return {};
  if (!T->isDependentType())
    return of(*Record);
  // In a template that is not instantiated: the standard's guards lock whatever
  // they are given, by a call that does not await.
  const LockClass *Entry =
      Unit.Packs.lockClass(Unit.classNamesOf(*Record).front());
  if (!Entry || Entry->K == LockClass::Kind::Holder || isAllowed(*Record))
    return {};
  LockTraits Traits;
  Traits.K = Entry->K == LockClass::Kind::Guard ? LockTraits::Kind::Guard
                                                : LockTraits::Kind::Mutex;
  Traits.Entry = Entry;
  Traits.Record = Traits.Guard = Record;
  return Traits;
}

const LockTraits &LockClasses::of(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Key = Record.getCanonicalDecl();
  if (auto It = Known.find(Key); It != Known.end())
    return *It->second;
  // While a class is looked at it is none, for those that contain themselves.
  Known[Key] = std::make_unique<LockTraits>();
  LockTraits Traits = compute(Record);
  Traits.Record = &Record;
  if (Traits.isGuard())
    Traits.Guard = &Record;
  LockTraits &Slot = *Known[Key];
  Slot = Traits;
  return Slot;
}

LockTraits LockClasses::compute(const CXXRecordDecl &Record) {
  LockTraits Traits;
  if (!Record.hasDefinition() || Record.isLambda() || isAllowed(Record))
    return Traits;
  for (const CXXRecordDecl *Class : withBases(Record)) {
    const LockClass *Entry =
        Unit.Packs.lockClass(Unit.classNamesOf(*Class).front());
    if (!Entry)
      continue;
    Traits.Entry = Entry;
    switch (Entry->K) {
    case LockClass::Kind::Guard:
      // The mutex decides, where the guard is a template.
      if (isAllowed(*Class) ||
          (isa<ClassTemplateSpecializationDecl>(Class) &&
           waitsOfArguments(*Class, /*Depth=*/3) != Waits::Blocking))
        return {};
      Traits.K = LockTraits::Kind::Guard;
      return Traits;
    case LockClass::Kind::Mutex:
      if (waits(Record) == Waits::Blocking)
        Traits.K = LockTraits::Kind::Mutex;
      return Traits;
    case LockClass::Kind::Holder:
      if (Class != &Record)
        return {};
      Traits.Guard = guardAmongArguments(Record);
      if (Traits.Guard)
        Traits.K = LockTraits::Kind::Holder;
      return Traits;
    }
  }
  switch (marker(Record, /*IsSafe=*/false)) {
  case MarkerSays::No:
    return {};
  case MarkerSays::Yes:
    Traits.K = LockTraits::Kind::Guard;
    return Traits;
  case MarkerSays::Nothing:
    break;
  }
  if (Record.hasAttr<ScopedLockableAttr>()) {
    for (const CXXConstructorDecl *Constructor : Record.ctors())
      for (const ParmVarDecl *Parameter : Constructor->parameters())
        if (const CXXRecordDecl *Class = classOf(Parameter->getType()))
          if (waits(*Class) == Waits::Awaits)
            return {};
    Traits.K = LockTraits::Kind::Guard;
    return Traits;
  }
  if (isMutexCapability(Record)) {
    if (waits(Record) == Waits::Blocking)
      Traits.K = LockTraits::Kind::Mutex;
    return Traits;
  }
  return Unit.isLibrary(Record) ? LockTraits() : computeOwn(Record);
}

/// A class of the user's that nothing but its body tells of.
LockTraits LockClasses::computeOwn(const CXXRecordDecl &Record) {
  LockTraits Traits;
  const bool IsLockable =
      llvm::any_of(Unit.Packs.lockProtocols(), [&](const LockClass *Protocol) {
        auto Has = [&](ArrayRef<StringRef> Names) {
          return llvm::any_of(Names, [&](StringRef Name) {
            return !Name.contains("::") && !methodsNamed(Record, Name).empty();
          });
        };
        return Has(Protocol->Acquires) && Has(Protocol->Releases);
      });
  // A guard may have lock() and unlock() as well: it unlocks when it dies.
  if (locksItsMember(Record)) {
    Traits.K = LockTraits::Kind::Guard;
    return Traits;
  }
  if (IsLockable && waits(Record) == Waits::Blocking) {
    Traits.K = LockTraits::Kind::Mutex;
    return Traits;
  }
  auto Consider = [&](QualType T) {
    if (Traits.Guard || T->isReferenceType() || T->isPointerType() ||
        T->isDependentType())
      return;
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition())
      Traits.Guard = of(*Class->getDefinition()).Guard;
  };
  for (const CXXBaseSpecifier &Base : Record.bases())
    Consider(Base.getType());
  for (const FieldDecl *Field : Record.fields())
    Consider(Field->getType());
  if (Traits.Guard)
    Traits.K = LockTraits::Kind::Holder;
  return Traits;
}

/// Whether a constructor locks what the destructor unlocks.
bool LockClasses::locksItsMember(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  if (!Destructor || Destructor->isImplicit() ||
      llvm::none_of(effects(*Destructor),
                    [](const LockEffect &E) { return !E.IsAcquired; }))
    return false;
  return llvm::any_of(Record.ctors(), [&](const CXXConstructorDecl *C) {
    LockTraits Traits;
    Traits.Record = &Record;
    return locksOnConstruction(Traits, *C);
  });
}

bool LockClasses::locksOnConstruction(const LockTraits &Traits,
                                      const CXXConstructorDecl &Constructor) {
  const CXXRecordDecl &Record = *Traits.Record;
  if (Record.hasAttr<ScopedLockableAttr>()) {
    auto Locks = [](const CXXConstructorDecl *C) {
      return C->hasAttr<AcquireCapabilityAttr>() ||
             C->hasAttr<TryAcquireCapabilityAttr>();
    };
    // Where no constructor says anything, all are meant.
    return Locks(&Constructor) || llvm::none_of(Record.ctors(), Locks);
  }
  if (marker(Record, /*IsSafe=*/false) == MarkerSays::Yes)
    return true;
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  if (!Destructor)
    return false;
  const FunctionDecl *Definition = Unit.infoOf(Constructor).Definition;
  const auto *Defined = dyn_cast_or_null<CXXConstructorDecl>(Definition);
  if (!Defined)
    return false;
  FunctionScope Scope(Defined);
  LockPathReader Reader(Unit.AST, Scope, [](const VarDecl &) { return false; });
  for (const LockEffect &Taken : effects(*Defined)) {
    if (!Taken.IsAcquired)
      continue;
    LockPath Path = Taken.Path;
    // The parameter that a member is initialised with is the member.
    for (const CXXCtorInitializer *Init : Defined->inits())
      if (Init->getMember() && Reader.read(Init->getInit()) == Path) {
        Path = {thisOfPath(), Init->getMember()->getCanonicalDecl()};
        break;
      }
    for (const LockEffect &Given : effects(*Destructor))
      if (!Given.IsAcquired && Given.Path == Path)
        return true;
  }
  return false;
}

} // namespace asynctidy
