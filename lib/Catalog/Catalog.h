//===- Catalog.h - What is known of libraries -------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The catalog: which functions block, when they do not, what runs a callable
/// and where, and what to use instead. It is read from YAML packs whose form is
/// described in docs/adding-a-library.md. The shipped packs are compiled into
/// static tables at build time, so that starting the checker reads no file: the
/// strings of a CatalogEntry point into these tables, or into the storage of
/// the CatalogLibrary that was read from a file.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CATALOG_CATALOG_H
#define ASYNCTIDY_CATALOG_CATALOG_H

#include "Facts/Condition.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/TinyPtrVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/MemoryBuffer.h"
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace asynctidy {

/// What kind of thing a blocking call waits for.
enum class Category : uint8_t {
#define ASYNCTIDY_CATEGORY(Enumerator, Name, OnByDefault) Enumerator,
#include "Catalog/Categories.def"
};

/// The name of a category as users write it.
llvm::StringRef categoryName(Category C);
/// All categories, in the order of Categories.def.
llvm::ArrayRef<Category> allCategories();
/// Whether a category is reported when the user says nothing.
bool isOnByDefault(Category C);

/// How long a blocking call may wait.
enum class WaitClass : uint8_t {
  Unbounded,  ///< Until another party acts.
  Timed,      ///< Until a time that the caller gives.
  Device,     ///< A disk, terminal or local name service.
  Contention, ///< Until a short critical section ends.
};
llvm::StringRef waitClassName(WaitClass W);

/// Where in the life of an async scope a callable runs.
enum class ScopePart : uint8_t {
  None,  ///< It is no part of an async scope.
  Enter, ///< When the scope is entered.
  Exit,  ///< When the scope is left, however that happens.
};
llvm::StringRef scopePartName(ScopePart P);

/// How long a coroutine stays where a hop has brought it.
enum class HopEnd : uint8_t {
  NextAwait, ///< The next co_await brings it back.
  NextHop,   ///< Until another hop.
};
llvm::StringRef hopEndName(HopEnd E);

/// What tells that the subject of a readiness entry is ready.
enum class Evidence : uint8_t {
  Await, ///< Its result was awaited.
  Call,  ///< It was called.
  Value, ///< It returned the entry's value.
  Watch, ///< An awaiter was awaited whose await_suspend calls it.
};
llvm::StringRef evidenceName(Evidence E);

/// The place of an entry in a pack, for error messages.
struct CatalogPlace {
  llvm::StringRef File;
  unsigned Line = 0;
  unsigned Column = 0;
};

/// What a library offers instead of a blocking call.
struct Cure {
  /// Id of the library whose users are told this; "*" is for anyone.
  llvm::StringRef Library;
  /// May contain `{library}`, which stands for the namespace in use.
  llvm::StringRef Text;
  /// The place of a fix in a pack; empty for other cures and in the built-in
  /// catalog.
  CatalogPlace Place = {};
};

/// What one entry says of the functions it names.
struct CatalogEntry {
  enum class Kind : uint8_t {
    Blocks,  ///< The call blocks the thread.
    Handler, ///< It runs a callable argument later, on the loop thread.
    Offload, ///< It runs a callable argument on another thread.
    Invoke,  ///< It runs a callable argument before it returns.
    Hop,     ///< Awaiting its result brings the coroutine to another thread.
    Readiness,   ///< It tells that an object or descriptor is ready.
    NonBlocking, ///< It puts an object or descriptor in non-blocking mode.
  };
  Kind K = Kind::Blocks;
  /// Id of the pack.
  llvm::StringRef Library;
  /// Qualified names without leading "::"; in a Catalog, `{library}` is
  /// expanded.
  llvm::ArrayRef<llvm::StringRef> Names;
  /// Numbers of declared parameters that the function may have; empty: any.
  llvm::ArrayRef<unsigned> Arity;
  /// The names are function objects, matched through their type.
  bool IsObject = false;
  /// The names match only functions with C linkage.
  bool IsCLinkage = false;
  /// The entry comes from a user's file: it holds for functions of the user's
  /// own, body or not.
  bool IsUsers = false;
  Category Cat = Category::Wait;
  WaitClass Wait = WaitClass::Unbounded;
  /// Indices of the callable arguments; LastArgument for the last one.
  llvm::ArrayRef<int> Callable;
  static constexpr int LastArgument = -1;
  /// For a handler: which part of an async scope its callable is.
  ScopePart Scope = ScopePart::None;
  /// For a hop: how long it holds, and whether it leads to an event loop and
  /// not away from it.
  HopEnd Until = HopEnd::NextAwait;
  bool IsToLoop = false;
  /// For readiness and non-blocking mode: the index of the argument that is
  /// meant, Argument::ThisParameter for the object, ResultSubject for what the
  /// call returns.
  int Subject = 0;
  static constexpr int ResultSubject = -3;
  /// For readiness.
  Evidence By = Evidence::Await;
  /// For Evidence::Value: a macro, an enumerator, a number, `true` or `false`.
  llvm::StringRef Returns;
  /// The text of unless(); empty: the entry always applies.
  llvm::StringRef UnlessText;
  llvm::StringRef Because;
  llvm::ArrayRef<Cure> Instead;
  /// What may be written in the place of the call; FixText.h reads it.
  llvm::ArrayRef<Cure> Fixes;
  llvm::StringRef Source;
  /// Empty in the built-in catalog, as are Counterexamples.
  llvm::ArrayRef<llvm::StringRef> Examples;
  llvm::ArrayRef<llvm::StringRef> Counterexamples;
  CatalogPlace Place;
  /// The entry's place in the order of its Catalog.
  unsigned Sequence = 0;

  /// The entry does not apply where this holds; null: it always applies. It is
  /// parsed when first asked for, and must not be asked for by two threads at
  /// once.
  const ConditionRef &unless() const;
  void setUnless(llvm::StringRef Text) {
    UnlessText = Text;
    Unless = nullptr;
  }

private:
  mutable ConditionRef Unless;
};

/// What a member of a lock, or a function that is given one, does to it.
enum class LockRole : uint8_t {
  None,
  Acquire,    ///< It waits until the lock is free, and takes it.
  Try,        ///< It took the lock if it returns true.
  TryForZero, ///< It took the lock if it returns 0.
  Release,    ///< It gives the lock back.
  Detach,     ///< The guard forgets its mutex, which stays locked.
  Test,       ///< It says whether the lock is held.
};

/// What one entry says of the classes it names, whose objects are locks.
struct LockClass {
  enum class Kind : uint8_t {
    Guard,  ///< An object holds a lock as long as it lives.
    Mutex,  ///< An object is what can be locked.
    Holder, ///< A class template whose objects hold what its arguments name.
  };
  Kind K = Kind::Mutex;
  /// Id of the pack.
  llvm::StringRef Library;
  /// Qualified names without leading "::".
  llvm::ArrayRef<llvm::StringRef> Names;
  /// The members of this entry have the same meaning in a class of the user's
  /// whose lock is seen to block.
  bool IsProtocol = false;
  /// Members by their unqualified names; with a scope: functions, whose
  /// arguments are the locks.
  llvm::ArrayRef<llvm::StringRef> Acquires, Tries, TriesForZero, Releases,
      Detaches, Tests;
  /// Of a guard: classes of arguments with which it is made without lock, and
  /// with which it takes over a mutex that is locked already.
  llvm::ArrayRef<llvm::StringRef> Defers, Adopts;
  /// Functions that are called in a loop by a lock that spins.
  llvm::ArrayRef<llvm::StringRef> Spins;
  llvm::ArrayRef<Cure> Instead;
  llvm::StringRef Source;
  /// Empty in the built-in catalog.
  llvm::ArrayRef<llvm::StringRef> Examples;
  llvm::ArrayRef<llvm::StringRef> Counterexamples;
  CatalogPlace Place;

  /// What \p Name, a member or a qualified function, does.
  LockRole roleOf(llvm::StringRef Name) const;
};
llvm::StringRef lockKindName(LockClass::Kind K);

/// Owns what the entries of a pack point to.
class CatalogStorage {
public:
  llvm::StringRef save(llvm::StringRef Text) {
    if (Text.empty())
      return {};
    char *Copy = Allocator.Allocate<char>(Text.size());
    std::copy(Text.begin(), Text.end(), Copy);
    return {Copy, Text.size()};
  }
  template <typename T> llvm::ArrayRef<T> save(const std::vector<T> &List) {
    T *Copy = allocate<T>(List.size());
    std::uninitialized_copy(List.begin(), List.end(), Copy);
    return {Copy, List.size()};
  }
  template <typename T> T *allocate(size_t Count) {
    static_assert(std::is_trivially_destructible<T>::value,
                  "the allocator calls no destructors");
    return Allocator.Allocate<T>(Count);
  }

private:
  llvm::BumpPtrAllocator Allocator;
};

/// A library as a whole.
struct CatalogLibrary {
  llvm::StringRef Id;
  llvm::StringRef Title;
  llvm::StringRef Source;
  bool IsCLinkage = false;
  /// Namespaces whose code is library code, without leading "::".
  llvm::ArrayRef<llvm::StringRef> Namespaces;
  /// Bodies of this library are not followed: all its functions that run a
  /// callable are listed.
  bool CallbacksCatalogued = false;
  llvm::ArrayRef<llvm::StringRef> CoroutineTypes;
  /// The coroutine types in which the fixes for this library may stand; empty:
  /// all of them.
  llvm::ArrayRef<llvm::StringRef> FixCoroutines;
  /// The cures of this library do nothing without `co_await`: they take no
  /// completion handler and give no future that runs by itself.
  bool NeedsAwait = true;
  /// How a coroutine hands a call to a thread where an entry has no cure for
  /// this library. A text as in a cure.
  llvm::StringRef ToThread;
  llvm::ArrayRef<llvm::StringRef> Generators;
  llvm::ArrayRef<llvm::StringRef> CallableWrappers;
  /// Class templates that destroy what their type arguments say.
  llvm::ArrayRef<llvm::StringRef> Owners;
  /// Classes whose objects permit blocking as long as they live.
  llvm::ArrayRef<llvm::StringRef> Permits;
  /// Classes of executors and execution contexts: those whose threads may
  /// block, and those that run event loops.
  llvm::ArrayRef<llvm::StringRef> Pools;
  llvm::ArrayRef<llvm::StringRef> Loops;
  /// Classes of parameters by which a coroutine is told to begin on the
  /// executor that is its next parameter.
  llvm::ArrayRef<llvm::StringRef> ExecutorTags;
  /// Functions and function objects that run what they are given on the calling
  /// thread and wait for its end.
  llvm::ArrayRef<llvm::StringRef> Drivers;
  /// Coroutine types whose coroutines run where blocking is allowed.
  llvm::ArrayRef<llvm::StringRef> BackgroundTypes;
  /// Macros and enumerators: errors that only an operation in non-blocking
  /// mode gives.
  llvm::ArrayRef<llvm::StringRef> WouldBlockErrors;
  /// Unqualified names of the member functions by which this library enters
  /// and leaves an async scope of the user's.
  llvm::ArrayRef<llvm::StringRef> ScopeEnters;
  llvm::ArrayRef<llvm::StringRef> ScopeExits;
  /// Member types by which a class says of itself that it may be held across a
  /// suspension, and that it may not.
  llvm::ArrayRef<llvm::StringRef> SafeMarkers, UnsafeMarkers;
  /// What the examples need; empty in the built-in catalog.
  llvm::ArrayRef<llvm::StringRef> Headers;
  llvm::StringRef Prelude;
  llvm::StringRef Task;
  llvm::StringRef Standard;
  llvm::StringRef Debian;
  llvm::StringRef PkgConfig;
  llvm::ArrayRef<llvm::StringRef> Removed;
  /// The places of Removed, parallel to it.
  llvm::ArrayRef<CatalogPlace> RemovedPlaces;
  std::vector<CatalogEntry> Entries;
  std::vector<LockClass> Locks;
  CatalogPlace Place;
  std::shared_ptr<CatalogStorage> Storage;

  /// The namespace of this library that \p Qualified lies in, or an empty
  /// string.
  llvm::StringRef namespaceWith(llvm::StringRef Qualified) const;
};

/// Receives one error; line and column from 1.
using CatalogErrorHandler =
    llvm::function_ref<void(const CatalogPlace &, llvm::StringRef Message)>;

/// Parses one pack. Every error is reported with file, line and column: YAML
/// that is malformed, an unknown key, category or wait class, a missing
/// required key, a condition that does not parse, a name that is none. What a
/// shipped pack must have besides (title, examples, reasons, sources) is
/// checked by `async-catalog lint`.
/// \param IsUsers the pack is a user's file.
/// \returns null if anything was wrong.
std::unique_ptr<CatalogLibrary> parsePack(llvm::MemoryBufferRef Buffer,
                                          bool IsUsers,
                                          CatalogErrorHandler OnError);

/// Replaces `{library}` in the names, types and conditions of \p Library by
/// the namespaces of that library: an entry whose names use it becomes one
/// entry a namespace.
/// \param NamespacesOf the namespaces of a library by its id.
/// \returns whether all libraries in braces have namespaces; if not, each that
///          has none was reported.
bool expandLibraries(
    CatalogLibrary &Library,
    llvm::function_ref<std::vector<llvm::StringRef>(llvm::StringRef Id)>
        NamespacesOf,
    CatalogErrorHandler OnError);

/// Reports each fix in \p Library for a library that has no coroutine type, and
/// each library in braces there that has no namespace.
/// \param Find the library of this id, or null.
/// \returns whether all was well.
bool checkFixes(
    const CatalogLibrary &Library,
    llvm::function_ref<const CatalogLibrary *(llvm::StringRef Id)> Find,
    CatalogErrorHandler OnError);

/// The last component of a qualified name, also of an operator.
llvm::StringRef lastComponent(llvm::StringRef Qualified);

/// The packs together, for lookup. Immutable once the last file is added.
class Catalog {
public:
  Catalog() = default;
  Catalog(const Catalog &) = delete;
  Catalog &operator=(const Catalog &) = delete;
  Catalog(Catalog &&) = default;
  Catalog &operator=(Catalog &&) = default;

  /// The packs that ship with the plugin.
  static Catalog builtin();

  /// Adds a pack; its entries replace those of the same kind and name that
  /// were added before, and the names in its `remove` list are dropped.
  /// `{library}` in names, types and conditions is expanded here; an unknown
  /// library in braces is reported to \p OnError. \returns whether all was
  /// well.
  bool add(CatalogLibrary Library, CatalogErrorHandler OnError);

  /// Whether any entry's last name component is \p Unqualified (or a glob that
  /// matches it): the cheap question asked of every declaration.
  bool mayContain(llvm::StringRef Unqualified) const;

  /// The entries for a qualified name (no inline namespaces, no template
  /// arguments, no leading "::"), in the order in which they were added. An
  /// entry that gives the name itself wins over a glob of the same kind.
  llvm::ArrayRef<const CatalogEntry *> lookup(llvm::StringRef Qualified) const;

  /// All entries that name function objects, with the name.
  llvm::ArrayRef<std::pair<llvm::StringRef, const CatalogEntry *>>
  objects() const;

  /// The library whose namespaces contain \p Qualified (longest match), or
  /// null.
  const CatalogLibrary *libraryOf(llvm::StringRef Qualified) const;
  /// The library that has the coroutine type \p Qualified, or null.
  const CatalogLibrary *libraryOfCoroutineType(llvm::StringRef Qualified) const;
  /// The library of this id that was added first, or null.
  const CatalogLibrary *find(llvm::StringRef Id) const;
  /// The namespace that stands for `{Id}` where \p InUse, "id=namespace", is in
  /// use.
  llvm::StringRef namespaceOf(llvm::StringRef Id, llvm::StringRef InUse) const;
  bool isGenerator(llvm::StringRef Qualified) const;
  bool isCallableWrapper(llvm::StringRef Qualified) const;
  bool isOwner(llvm::StringRef Qualified) const;
  bool isPermit(llvm::StringRef Qualified) const;
  bool isPool(llvm::StringRef Qualified) const;
  bool isLoop(llvm::StringRef Qualified) const;
  bool isExecutorTag(llvm::StringRef Qualified) const;
  bool isDriver(llvm::StringRef Qualified) const;
  bool isBackgroundType(llvm::StringRef Qualified) const;
  /// Which part of an async scope a member function of this name is.
  ScopePart scopePartOf(llvm::StringRef Unqualified) const;

  /// The entry for the class of this qualified name, or null.
  const LockClass *lockClass(llvm::StringRef Qualified) const;
  /// The entry that names this qualified function as one that locks or unlocks
  /// its arguments, or null.
  const LockClass *lockFunction(llvm::StringRef Qualified) const;
  /// The entries whose members mean the same in the user's classes.
  llvm::ArrayRef<const LockClass *> lockProtocols() const { return Protocols; }
  /// Whether any entry has a member, or a function that ends in, \p Unqualified.
  bool isLockMember(llvm::StringRef Unqualified) const;
  /// Whether this function is what a lock that spins calls in its loop.
  bool isSpin(llvm::StringRef Qualified) const;

  /// All libraries in the order in which they were added.
  const std::deque<CatalogLibrary> &libraries() const { return Libraries; }

  /// All unqualified names that entries (globs apart) end in; to be matched
  /// against identifiers without a lookup a declaration.
  const llvm::StringSet<> &lastComponents() const { return Last; }
  /// Beginnings of the last components of glob entries ("async_").
  llvm::ArrayRef<std::string> globPrefixes() const { return Prefixes; }

private:
  using EntryList = llvm::TinyPtrVector<const CatalogEntry *>;
  struct Glob {
    llvm::StringRef Pattern;
    const CatalogEntry *Entry;
  };

  void index(CatalogLibrary &Library);
  void indexName(llvm::StringRef Name, const CatalogEntry &Entry,
                 const CatalogLibrary &Library);
  void replaceEarlier(EntryList &Known, llvm::StringRef Name,
                      const CatalogEntry &Entry, const CatalogLibrary &Library);
  bool removeName(llvm::StringRef Name);
  bool isGlobCandidate(llvm::StringRef Unqualified) const;

  std::deque<CatalogLibrary> Libraries;
  unsigned NextSequence = 0;
  llvm::StringSet<> Last;
  std::vector<std::string> Prefixes;
  llvm::StringMap<EntryList, llvm::BumpPtrAllocator> ByName;
  std::vector<Glob> Globs;
  /// Names that a user removed: globs of earlier entries do not match them.
  llvm::StringMap<unsigned> RemovedBefore;
  /// Answers to lookup() that globs took part in.
  mutable llvm::StringMap<std::vector<const CatalogEntry *>> GlobAnswers;
  std::vector<std::pair<llvm::StringRef, const CatalogEntry *>> Objects;
  llvm::StringMap<const CatalogLibrary *> ByNamespace;
  llvm::StringMap<const CatalogLibrary *> ByCoroutineType;
  llvm::StringSet<> Generators;
  llvm::StringSet<> Wrappers;
  llvm::StringSet<> Owners;
  llvm::StringSet<> Permits;
  llvm::StringSet<> Pools;
  llvm::StringSet<> Loops;
  llvm::StringSet<> ExecutorTags;
  llvm::StringSet<> Drivers;
  llvm::StringSet<> BackgroundTypes;
  llvm::StringMap<ScopePart> ScopeParts;
  void indexLock(const LockClass &Lock);
  llvm::StringMap<const LockClass *> LockClasses;
  llvm::StringMap<const LockClass *> LockFunctions;
  llvm::SmallVector<const LockClass *, 2> Protocols;
  llvm::StringSet<> LockMembers;
  llvm::StringSet<> Spins;
};

} // namespace asynctidy

#endif // ASYNCTIDY_CATALOG_CATALOG_H
