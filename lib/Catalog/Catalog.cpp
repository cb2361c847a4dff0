//===- Catalog.cpp - What is known of libraries ---------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <cassert>

using namespace asynctidy;

//===----------------------------------------------------------------------===//
// Categories, wait classes, entries
//===----------------------------------------------------------------------===//

llvm::StringRef asynctidy::categoryName(Category C) {
  switch (C) {
#define ASYNCTIDY_CATEGORY(Enumerator, Name, OnByDefault)                      \
  case Category::Enumerator:                                                   \
    return Name;
#include "Catalog/Categories.def"
  }
  return {};
}

llvm::ArrayRef<Category> asynctidy::allCategories() {
  static constexpr Category All[] = {
#define ASYNCTIDY_CATEGORY(Enumerator, Name, OnByDefault) Category::Enumerator,
#include "Catalog/Categories.def"
  };
  return All;
}

bool asynctidy::isOnByDefault(Category C) {
  switch (C) {
#define ASYNCTIDY_CATEGORY(Enumerator, Name, OnByDefault)                      \
  case Category::Enumerator:                                                   \
    return OnByDefault;
#include "Catalog/Categories.def"
  }
  return false;
}

llvm::StringRef asynctidy::waitClassName(WaitClass W) {
  switch (W) {
  case WaitClass::Unbounded:
    return "unbounded";
  case WaitClass::Timed:
    return "timed";
  case WaitClass::Device:
    return "device";
  case WaitClass::Contention:
    return "contention";
  }
  return {};
}

llvm::StringRef asynctidy::scopePartName(ScopePart P) {
  switch (P) {
  case ScopePart::None:
    return "none";
  case ScopePart::Enter:
    return "enter";
  case ScopePart::Exit:
    return "exit";
  }
  return {};
}

llvm::StringRef asynctidy::hopEndName(HopEnd E) {
  switch (E) {
  case HopEnd::NextAwait:
    return "next-await";
  case HopEnd::NextHop:
    return "next-hop";
  }
  return {};
}

llvm::StringRef asynctidy::lockKindName(LockClass::Kind K) {
  switch (K) {
  case LockClass::Kind::Guard:
    return "guard";
  case LockClass::Kind::Mutex:
    return "mutex";
  case LockClass::Kind::Holder:
    return "holder";
  }
  return {};
}

llvm::StringRef asynctidy::evidenceName(Evidence E) {
  switch (E) {
  case Evidence::Await:
    return "await";
  case Evidence::Call:
    return "call";
  case Evidence::Value:
    return "value";
  case Evidence::Watch:
    return "watch";
  }
  return {};
}

LockRole LockClass::roleOf(llvm::StringRef Name) const {
  auto Has = [&](llvm::ArrayRef<llvm::StringRef> List) {
    return llvm::is_contained(List, Name);
  };
  if (Has(Acquires))
    return LockRole::Acquire;
  if (Has(Tries))
    return LockRole::Try;
  if (Has(TriesForZero))
    return LockRole::TryForZero;
  if (Has(Releases))
    return LockRole::Release;
  if (Has(Detaches))
    return LockRole::Detach;
  return Has(Tests) ? LockRole::Test : LockRole::None;
}

const ConditionRef &CatalogEntry::unless() const {
  if (!Unless && !UnlessText.empty()) {
    ConditionError Error;
    Unless = parseCondition(UnlessText, Error);
    assert(Unless && "the condition was checked when the pack was read");
  }
  return Unless;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// Whether `operator` begins at \p At, as a word and not as a part of one.
static bool isOperatorAt(llvm::StringRef Name, size_t At) {
  constexpr llvm::StringLiteral Operator = "operator";
  const llvm::StringRef After = Name.drop_front(At + Operator.size());
  return (At == 0 || Name[At - 1] == ':') && !After.empty() &&
         !llvm::isAlnum(After.front()) && After.front() != '_' &&
         After.front() != ':';
}

/// Where the last component of a qualified name begins. What follows
/// `operator` belongs to it: `file::operator std::string`.
static size_t lastComponentStart(llvm::StringRef Qualified) {
  // Only the name of a conversion has a scope after `operator`, and a space.
  if (Qualified.contains(' '))
    for (size_t At = Qualified.find("operator"); At != llvm::StringRef::npos;
         At = Qualified.find("operator", At + 1))
      if (isOperatorAt(Qualified, At))
        return At;
  size_t Start = Qualified.size();
  while (Start != 0 && Qualified[Start - 1] != ':')
    --Start;
  return Start;
}

llvm::StringRef asynctidy::lastComponent(llvm::StringRef Qualified) {
  return Qualified.drop_front(lastComponentStart(Qualified));
}

static llvm::StringRef scopeOf(llvm::StringRef Qualified) {
  const size_t Start = lastComponentStart(Qualified);
  return Qualified.take_front(Start < 2 ? 0 : Start - 2);
}

/// An operator's name may have an asterisk without being a glob.
static bool isGlob(llvm::StringRef Name) {
  if (!Name.contains('*'))
    return false;
  const llvm::StringRef LastOne = lastComponent(Name);
  return scopeOf(Name).contains('*') || LastOne.substr(0, 8) != "operator";
}

/// Whether \p Text matches \p Pattern, in which each '*' stands for any
/// characters.
static bool matchesWildcard(llvm::StringRef Pattern, llvm::StringRef Text) {
  auto [Head, Tail] = Pattern.split('*');
  if (!Text.consume_front(Head))
    return false;
  if (Head.size() == Pattern.size())
    return Text.empty();
  while (true) {
    auto [Middle, Rest] = Tail.split('*');
    if (Middle.size() == Tail.size())
      return Text.size() >= Middle.size() &&
             Text.take_back(Middle.size()) == Middle;
    const size_t At = Text.find(Middle);
    if (At == llvm::StringRef::npos)
      return false;
    Text = Text.drop_front(At + Middle.size());
    Tail = Rest;
  }
}

/// Whether \p Scopes match \p Pattern, in which each "**" stands for any
/// scopes, also none.
static bool matchesScopes(llvm::ArrayRef<llvm::StringRef> Pattern,
                          llvm::ArrayRef<llvm::StringRef> Scopes) {
  while (!Pattern.empty() && Pattern.front() != "**") {
    if (Scopes.empty() || Scopes.front() != Pattern.front())
      return false;
    Pattern = Pattern.drop_front();
    Scopes = Scopes.drop_front();
  }
  if (Pattern.empty())
    return Scopes.empty();
  for (size_t Skipped = 0; Skipped <= Scopes.size(); ++Skipped)
    if (matchesScopes(Pattern.drop_front(), Scopes.drop_front(Skipped)))
      return true;
  return false;
}

static bool matchesGlob(llvm::StringRef Pattern, llvm::StringRef Qualified) {
  if (!matchesWildcard(lastComponent(Pattern), lastComponent(Qualified)))
    return false;
  llvm::SmallVector<llvm::StringRef, 8> PatternScopes, Scopes;
  scopeOf(Pattern).split(PatternScopes, "::", -1, /*KeepEmpty=*/false);
  scopeOf(Qualified).split(Scopes, "::", -1, /*KeepEmpty=*/false);
  return matchesScopes(PatternScopes, Scopes);
}

//===----------------------------------------------------------------------===//
// The catalog
//===----------------------------------------------------------------------===//

llvm::StringRef CatalogLibrary::namespaceWith(llvm::StringRef Qualified) const {
  for (llvm::StringRef Namespace : Namespaces)
    if (Qualified.substr(0, Namespace.size()) == Namespace &&
        Qualified.substr(Namespace.size(), 2) == "::")
      return Namespace;
  return {};
}

bool Catalog::add(CatalogLibrary Library, CatalogErrorHandler OnError) {
  auto NamespacesOf = [&](llvm::StringRef Id) {
    std::vector<llvm::StringRef> Result;
    auto AddFrom = [&](const CatalogLibrary &L) {
      if (L.Id == Id)
        for (llvm::StringRef Namespace : L.Namespaces)
          if (!llvm::is_contained(Result, Namespace))
            Result.push_back(Namespace);
    };
    llvm::for_each(Libraries, AddFrom);
    AddFrom(Library);
    return Result;
  };
  if (!expandLibraries(Library, NamespacesOf, OnError))
    return false;

  bool IsWell = checkFixes(
      Library,
      [&](llvm::StringRef Id) {
        return Library.Id == Id ? &Library : find(Id);
      },
      OnError);
  for (size_t I = 0; I != Library.Removed.size(); ++I)
    if (!removeName(Library.Removed[I])) {
      IsWell = false;
      OnError(Library.RemovedPlaces[I],
              ("no earlier entry names '" + Library.Removed[I] + "'").str());
    }
  Libraries.push_back(std::move(Library));
  index(Libraries.back());
  return IsWell;
}

/// Drops what is known of \p Name. \returns whether anything was.
bool Catalog::removeName(llvm::StringRef Name) {
  bool WasKnown = false;
  const auto WithoutName = [&](const auto &Named) {
    return Named.first == Name;
  };
  llvm::erase_if(Objects, WithoutName);
  if (isGlob(Name)) {
    const size_t Before = Globs.size();
    llvm::erase_if(Globs, [&](const Glob &G) { return G.Pattern == Name; });
    WasKnown = Globs.size() != Before;
  } else {
    WasKnown = !lookup(Name).empty();
    ByName.erase(Name);
    RemovedBefore[Name] = NextSequence;
  }
  GlobAnswers.clear();
  return WasKnown;
}

void Catalog::index(CatalogLibrary &Library) {
  for (llvm::StringRef Namespace : Library.Namespaces)
    ByNamespace[Namespace] = &Library;
  for (llvm::StringRef Type : Library.CoroutineTypes)
    ByCoroutineType[Type] = &Library;
  for (llvm::StringRef Type : Library.Generators)
    Generators.insert(Type);
  for (llvm::StringRef Type : Library.CallableWrappers)
    Wrappers.insert(Type);
  for (llvm::StringRef Type : Library.Owners)
    Owners.insert(Type);
  for (llvm::StringRef Type : Library.Permits)
    Permits.insert(Type);
  for (llvm::StringRef Type : Library.Pools)
    Pools.insert(Type);
  for (llvm::StringRef Type : Library.Loops)
    Loops.insert(Type);
  for (llvm::StringRef Type : Library.ExecutorTags)
    ExecutorTags.insert(Type);
  for (llvm::StringRef Name : Library.Drivers)
    Drivers.insert(Name);
  for (llvm::StringRef Type : Library.BackgroundTypes)
    BackgroundTypes.insert(Type);
  for (llvm::StringRef Name : Library.ScopeEnters)
    ScopeParts[Name] = ScopePart::Enter;
  for (llvm::StringRef Name : Library.ScopeExits)
    ScopeParts[Name] = ScopePart::Exit;
  for (const LockClass &Lock : Library.Locks)
    indexLock(Lock);
  for (CatalogEntry &Entry : Library.Entries) {
    Entry.Sequence = NextSequence++;
    for (llvm::StringRef Name : Entry.Names)
      indexName(Name, Entry, Library);
  }
  GlobAnswers.clear();
}

void Catalog::indexLock(const LockClass &Lock) {
  for (llvm::StringRef Name : Lock.Names)
    LockClasses[Name] = &Lock;
  for (llvm::ArrayRef<llvm::StringRef> List :
       {Lock.Acquires, Lock.Tries, Lock.TriesForZero, Lock.Releases,
        Lock.Detaches, Lock.Tests})
    for (llvm::StringRef Name : List) {
      const llvm::StringRef Last = lastComponent(Name);
      LockMembers.insert(Last);
      if (Last.size() != Name.size())
        LockFunctions[Name] = &Lock;
    }
  for (llvm::StringRef Name : Lock.Spins)
    Spins.insert(Name);
  if (Lock.IsProtocol)
    Protocols.push_back(&Lock);
}

static bool isOfLibrary(const CatalogEntry *Entry,
                        const CatalogLibrary &Library) {
  const CatalogEntry *Begin = Library.Entries.data();
  return std::less_equal<>()(Begin, Entry) &&
         std::less<>()(Entry, Begin + Library.Entries.size());
}

void Catalog::indexName(llvm::StringRef Name, const CatalogEntry &Entry,
                        const CatalogLibrary &Library) {
  if (isGlob(Name)) {
    llvm::erase_if(Globs, [&](const Glob &G) {
      return G.Pattern == Name && G.Entry->K == Entry.K &&
             !isOfLibrary(G.Entry, Library);
    });
    Globs.push_back({Name, &Entry});
    const std::string Prefix = lastComponent(Name).split('*').first.str();
    if (!llvm::is_contained(Prefixes, Prefix))
      Prefixes.push_back(Prefix);
    return;
  }
  EntryList &Known = ByName[Name];
  if (!Known.empty())
    replaceEarlier(Known, Name, Entry, Library);
  Known.push_back(&Entry);
  Last.insert(lastComponent(Name));
  if (Entry.IsObject)
    Objects.emplace_back(Name, &Entry);
}

/// Drops the entries of earlier libraries that \p Entry replaces.
void Catalog::replaceEarlier(EntryList &Known, llvm::StringRef Name,
                             const CatalogEntry &Entry,
                             const CatalogLibrary &Library) {
  auto IsReplaced = [&](const CatalogEntry *Other) {
    return Other->K == Entry.K && !isOfLibrary(Other, Library);
  };
  if (llvm::none_of(Known, IsReplaced))
    return;
  EntryList Kept;
  for (const CatalogEntry *Other : Known)
    if (!IsReplaced(Other))
      Kept.push_back(Other);
  Known = std::move(Kept);
  llvm::erase_if(Objects, [&](const auto &Object) {
    return Object.first == Name && IsReplaced(Object.second);
  });
}

bool Catalog::isGlobCandidate(llvm::StringRef Unqualified) const {
  return llvm::any_of(Prefixes, [&](const std::string &Prefix) {
    return Unqualified.substr(0, Prefix.size()) == Prefix;
  });
}

bool Catalog::mayContain(llvm::StringRef Unqualified) const {
  return Last.count(Unqualified) != 0 || isGlobCandidate(Unqualified);
}

llvm::ArrayRef<const CatalogEntry *>
Catalog::lookup(llvm::StringRef Qualified) const {
  llvm::ArrayRef<const CatalogEntry *> Exact;
  const auto Found = ByName.find(Qualified);
  if (Found != ByName.end())
    Exact = Found->second;
  if (!isGlobCandidate(lastComponent(Qualified)))
    return Exact;

  const auto [Answer, IsNew] = GlobAnswers.try_emplace(Qualified);
  std::vector<const CatalogEntry *> &Entries = Answer->second;
  if (!IsNew)
    return Entries;
  Entries.assign(Exact.begin(), Exact.end());
  const unsigned RemovedUpTo = RemovedBefore.lookup(Qualified);
  for (const Glob &G : Globs) {
    auto IsSaidAlready = [&](const CatalogEntry *E) {
      return E == G.Entry ||
             (llvm::is_contained(Exact, E) && E->K == G.Entry->K);
    };
    if (G.Entry->Sequence >= RemovedUpTo &&
        llvm::none_of(Entries, IsSaidAlready) &&
        matchesGlob(G.Pattern, Qualified))
      Entries.push_back(G.Entry);
  }
  llvm::sort(Entries, [](const CatalogEntry *A, const CatalogEntry *B) {
    return A->Sequence < B->Sequence;
  });
  return Entries;
}

llvm::ArrayRef<std::pair<llvm::StringRef, const CatalogEntry *>>
Catalog::objects() const {
  return Objects;
}

const CatalogLibrary *Catalog::libraryOf(llvm::StringRef Qualified) const {
  while (true) {
    if (const CatalogLibrary *Library = ByNamespace.lookup(Qualified))
      return Library;
    if (Qualified.empty())
      return nullptr;
    Qualified = scopeOf(Qualified);
  }
}

const CatalogLibrary *
Catalog::libraryOfCoroutineType(llvm::StringRef Qualified) const {
  return ByCoroutineType.lookup(Qualified);
}

const CatalogLibrary *Catalog::find(llvm::StringRef Id) const {
  for (const CatalogLibrary &Library : Libraries)
    if (Library.Id == Id)
      return &Library;
  return nullptr;
}

llvm::StringRef Catalog::namespaceOf(llvm::StringRef Id,
                                     llvm::StringRef InUse) const {
  const auto [Library, Namespace] = InUse.split('=');
  if (Library == Id && !Namespace.empty())
    return Namespace;
  for (const CatalogLibrary &L : Libraries)
    if (L.Id == Id && !L.Namespaces.empty())
      return L.Namespaces.front();
  return Id;
}

bool Catalog::isGenerator(llvm::StringRef Qualified) const {
  return Generators.count(Qualified) != 0;
}

bool Catalog::isCallableWrapper(llvm::StringRef Qualified) const {
  return Wrappers.count(Qualified) != 0;
}

bool Catalog::isOwner(llvm::StringRef Qualified) const {
  return Owners.count(Qualified) != 0;
}

bool Catalog::isPermit(llvm::StringRef Qualified) const {
  return Permits.count(Qualified) != 0;
}

bool Catalog::isPool(llvm::StringRef Qualified) const {
  return Pools.count(Qualified) != 0;
}

bool Catalog::isLoop(llvm::StringRef Qualified) const {
  return Loops.count(Qualified) != 0;
}

bool Catalog::isExecutorTag(llvm::StringRef Qualified) const {
  return ExecutorTags.count(Qualified) != 0;
}

bool Catalog::isDriver(llvm::StringRef Qualified) const {
  return Drivers.count(Qualified) != 0;
}

bool Catalog::isBackgroundType(llvm::StringRef Qualified) const {
  return BackgroundTypes.count(Qualified) != 0;
}

const LockClass *Catalog::lockClass(llvm::StringRef Qualified) const {
  return LockClasses.lookup(Qualified);
}

const LockClass *Catalog::lockFunction(llvm::StringRef Qualified) const {
  return LockFunctions.lookup(Qualified);
}

bool Catalog::isLockMember(llvm::StringRef Unqualified) const {
  return LockMembers.count(Unqualified) != 0;
}

bool Catalog::isSpin(llvm::StringRef Qualified) const {
  return Spins.count(Qualified) != 0;
}

ScopePart Catalog::scopePartOf(llvm::StringRef Unqualified) const {
  return ScopeParts.lookup(Unqualified);
}
