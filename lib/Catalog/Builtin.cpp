//===- Builtin.cpp - The packs that ship with the plugin ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Unpacks the tables that `async-catalog compile` makes of the packs. They are
/// one text and numbers, so that loading the plugin relocates nothing.
///
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include <iterator>

using namespace asynctidy;

namespace {

/// A part of PackedText.
struct PackedString {
  uint32_t Offset;
  uint32_t Size;
};

/// A part of PackedStrings, PackedArities, PackedIndices or PackedCures.
struct PackedList {
  uint32_t First;
  uint32_t Size;
};

/// Two indices into PackedStrings.
struct PackedCure {
  uint32_t Library;
  uint32_t Text;
};

/// Strings are indices into PackedStrings.
struct PackedEntry {
  CatalogEntry::Kind K;
  bool IsObject;
  Category Cat;
  WaitClass Wait;
  ScopePart Scope;
  HopEnd Until;
  bool IsToLoop;
  Evidence By;
  int Subject;
  uint32_t Returns;
  PackedList Names, Arity, Callable, Instead, Fixes;
  uint32_t UnlessText, Because, Source;
  uint32_t Line, Column;
};

struct PackedLock {
  LockClass::Kind K;
  bool IsProtocol;
  PackedList Names, Acquires, Tries, TriesForZero, Releases, Detaches, Tests;
  PackedList Defers, Adopts, Spins, Instead;
  uint32_t Source, Line, Column;
};

struct PackedLibrary {
  uint32_t File, Id, Title, Source, ToThread;
  bool IsCLinkage, CallbacksCatalogued, NeedsAwait;
  PackedList Namespaces, CoroutineTypes, FixCoroutines, Generators, CallableWrappers;
  PackedList Owners, Permits, Pools, Loops, ExecutorTags, Drivers, BackgroundTypes;
  PackedList WouldBlockErrors, ScopeEnters, ScopeExits;
  PackedList SafeMarkers, UnsafeMarkers;
  /// A part of PackedEntries, and one of PackedLocks.
  PackedList Entries, Locks;
  uint32_t Line, Column;
};

// PackedText, PackedStrings, PackedArities, PackedIndices, PackedCures,
// PackedEntries, PackedLocks, PackedLibraries; and NumPackedNames. Where there would be
// nothing in a table, there is one element that nothing refers to.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "Catalog/Packs.inc"
#pragma GCC diagnostic pop

/// The tables with pointers in them.
class Unpacker {
public:
  Unpacker() : Storage(std::make_shared<CatalogStorage>()) {
    const size_t NumStrings = std::size(PackedStrings);
    auto *NewStrings = Storage->allocate<llvm::StringRef>(NumStrings);
    for (size_t I = 0; I != NumStrings; ++I)
      new (NewStrings + I) llvm::StringRef(PackedText + PackedStrings[I].Offset,
                                           PackedStrings[I].Size);
    Strings = NewStrings;
    const size_t NumCures = std::size(PackedCures);
    auto *NewCures = Storage->allocate<Cure>(NumCures);
    for (size_t I = 0; I != NumCures; ++I)
      new (NewCures + I)
          Cure{Strings[PackedCures[I].Library], Strings[PackedCures[I].Text]};
    Cures = NewCures;
  }

  CatalogLibrary unpack(const PackedLibrary &From) const {
    CatalogLibrary Library;
    Library.Storage = Storage;
    Library.Id = Strings[From.Id];
    Library.Title = Strings[From.Title];
    Library.Source = Strings[From.Source];
    Library.ToThread = Strings[From.ToThread];
    Library.IsCLinkage = From.IsCLinkage;
    Library.CallbacksCatalogued = From.CallbacksCatalogued;
    Library.Namespaces = strings(From.Namespaces);
    Library.NeedsAwait = From.NeedsAwait;
    Library.CoroutineTypes = strings(From.CoroutineTypes);
    Library.FixCoroutines = strings(From.FixCoroutines);
    Library.Generators = strings(From.Generators);
    Library.CallableWrappers = strings(From.CallableWrappers);
    Library.Owners = strings(From.Owners);
    Library.Permits = strings(From.Permits);
    Library.Pools = strings(From.Pools);
    Library.Loops = strings(From.Loops);
    Library.ExecutorTags = strings(From.ExecutorTags);
    Library.Drivers = strings(From.Drivers);
    Library.BackgroundTypes = strings(From.BackgroundTypes);
    Library.WouldBlockErrors = strings(From.WouldBlockErrors);
    Library.ScopeEnters = strings(From.ScopeEnters);
    Library.ScopeExits = strings(From.ScopeExits);
    Library.SafeMarkers = strings(From.SafeMarkers);
    Library.UnsafeMarkers = strings(From.UnsafeMarkers);
    Library.Place = {Strings[From.File], From.Line, From.Column};
    Library.Entries.resize(From.Entries.Size);
    for (size_t I = 0; I != From.Entries.Size; ++I)
      unpack(PackedEntries[From.Entries.First + I], Library,
             Library.Entries[I]);
    Library.Locks.resize(From.Locks.Size);
    for (size_t I = 0; I != From.Locks.Size; ++I)
      unpack(PackedLocks[From.Locks.First + I], Library, Library.Locks[I]);
    return Library;
  }

private:
  void unpack(const PackedEntry &From, const CatalogLibrary &Library,
              CatalogEntry &Entry) const {
    Entry.K = From.K;
    Entry.Library = Library.Id;
    Entry.Names = strings(From.Names);
    Entry.Arity = {PackedArities + From.Arity.First, From.Arity.Size};
    Entry.IsObject = From.IsObject;
    Entry.IsCLinkage = Library.IsCLinkage;
    Entry.Cat = From.Cat;
    Entry.Wait = From.Wait;
    Entry.Scope = From.Scope;
    Entry.Until = From.Until;
    Entry.IsToLoop = From.IsToLoop;
    Entry.By = From.By;
    Entry.Subject = From.Subject;
    Entry.Returns = Strings[From.Returns];
    Entry.Callable = {PackedIndices + From.Callable.First, From.Callable.Size};
    Entry.UnlessText = Strings[From.UnlessText];
    Entry.Because = Strings[From.Because];
    Entry.Instead = {Cures + From.Instead.First, From.Instead.Size};
    Entry.Fixes = {Cures + From.Fixes.First, From.Fixes.Size};
    Entry.Source = Strings[From.Source];
    Entry.Place = {Library.Place.File, From.Line, From.Column};
  }

  void unpack(const PackedLock &From, const CatalogLibrary &Library,
              LockClass &Lock) const {
    Lock.K = From.K;
    Lock.Library = Library.Id;
    Lock.IsProtocol = From.IsProtocol;
    Lock.Names = strings(From.Names);
    Lock.Acquires = strings(From.Acquires);
    Lock.Tries = strings(From.Tries);
    Lock.TriesForZero = strings(From.TriesForZero);
    Lock.Releases = strings(From.Releases);
    Lock.Detaches = strings(From.Detaches);
    Lock.Tests = strings(From.Tests);
    Lock.Defers = strings(From.Defers);
    Lock.Adopts = strings(From.Adopts);
    Lock.Spins = strings(From.Spins);
    Lock.Instead = {Cures + From.Instead.First, From.Instead.Size};
    Lock.Source = Strings[From.Source];
    Lock.Place = {Library.Place.File, From.Line, From.Column};
  }

  llvm::ArrayRef<llvm::StringRef> strings(PackedList List) const {
    return {Strings + List.First, List.Size};
  }

  std::shared_ptr<CatalogStorage> Storage;
  const llvm::StringRef *Strings;
  const Cure *Cures;
};

} // namespace

Catalog Catalog::builtin() {
  Catalog Result;
  Result.ByName = decltype(ByName)(NumPackedNames * 4 / 3 + 1);
  const Unpacker Tables;
  for (const PackedLibrary &Library : PackedLibraries) {
    Result.Libraries.push_back(Tables.unpack(Library));
    Result.index(Result.Libraries.back());
  }
  return Result;
}
