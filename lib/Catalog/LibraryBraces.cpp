//===- LibraryBraces.cpp - Libraries in braces ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A pack may write `{library}` for the namespaces of another one: in names,
/// types and conditions, and in the texts of fixes.
///
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "Catalog/FixText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <set>

using namespace asynctidy;

namespace {

/// What the libraries in braces stand for.
using Bindings = std::vector<std::pair<llvm::StringRef, llvm::StringRef>>;

/// Calls \p Visit for each library in braces.
void forEachBraced(llvm::StringRef Text,
                   llvm::function_ref<void(llvm::StringRef Id)> Visit) {
  while (true) {
    const size_t Open = Text.find('{');
    const size_t Close = Text.find('}', Open);
    if (Open == llvm::StringRef::npos || Close == llvm::StringRef::npos)
      return;
    Visit(Text.slice(Open + 1, Close));
    Text = Text.drop_front(Close + 1);
  }
}

bool hasBraces(llvm::StringRef Text) { return Text.contains('{'); }

std::string substitute(llvm::StringRef Text, const Bindings &Bound) {
  std::string Result = Text.str();
  for (const auto &[Id, Namespace] : Bound) {
    const std::string Braced = ("{" + Id + "}").str();
    for (size_t At = Result.find(Braced); At != std::string::npos;
         At = Result.find(Braced, At + Namespace.size()))
      Result.replace(At, Braced.size(), Namespace.data(), Namespace.size());
  }
  return Result;
}

class Expander {
public:
  Expander(
      CatalogLibrary &Library,
      llvm::function_ref<std::vector<llvm::StringRef>(llvm::StringRef)> Find,
      CatalogErrorHandler OnError)
      : Library(Library), Find(Find), OnError(OnError) {}

  bool run() {
    expandTypes(Library.CoroutineTypes);
    expandTypes(Library.FixCoroutines);
    expandTypes(Library.Generators);
    expandTypes(Library.CallableWrappers);
    expandTypes(Library.Owners);
    expandTypes(Library.Permits);
    expandTypes(Library.Pools);
    expandTypes(Library.Loops);
    expandTypes(Library.ExecutorTags);
    expandTypes(Library.Drivers);
    expandTypes(Library.BackgroundTypes);
    expandTypes(Library.WouldBlockErrors);
    for (LockClass &Lock : Library.Locks) {
      expandTypes(Lock.Names);
      expandTypes(Lock.Defers);
      expandTypes(Lock.Adopts);
    }
    expandRemoved();
    if (llvm::any_of(Library.Entries, usesBraces)) {
      std::vector<CatalogEntry> Entries = std::move(Library.Entries);
      Library.Entries.clear();
      for (const CatalogEntry &Entry : Entries)
        expandEntry(Entry);
    }
    return IsWell;
  }

private:
  static bool usesBraces(const CatalogEntry &Entry) {
    return hasBraces(Entry.UnlessText) || llvm::any_of(Entry.Names, hasBraces);
  }

  CatalogStorage &storage() {
    if (!Library.Storage)
      Library.Storage = std::make_shared<CatalogStorage>();
    return *Library.Storage;
  }

  std::vector<llvm::StringRef> namespacesOf(llvm::StringRef Id,
                                            const CatalogPlace &Place) {
    std::vector<llvm::StringRef> Namespaces = Find(Id);
    if (Namespaces.empty() && Unknown.insert(Id).second) {
      IsWell = false;
      OnError(Place, ("there is no library '" + Id +
                      "' with namespaces to stand for '{" + Id + "}'")
                         .str());
    }
    return Namespaces;
  }

  /// Each way to choose a namespace for each library in \p Text.
  std::vector<Bindings> bindingsFor(llvm::StringRef Text,
                                    const CatalogPlace &Place) {
    std::vector<llvm::StringRef> Ids;
    forEachBraced(Text, [&](llvm::StringRef Id) {
      if (!llvm::is_contained(Ids, Id))
        Ids.push_back(Id);
    });
    // Names that use the same libraries in another order go together.
    llvm::sort(Ids);
    std::vector<Bindings> Result(1);
    for (llvm::StringRef Id : Ids) {
      std::vector<Bindings> Longer;
      for (llvm::StringRef Namespace : namespacesOf(Id, Place))
        for (const Bindings &Shorter : Result) {
          Longer.push_back(Shorter);
          Longer.back().emplace_back(Id, Namespace);
        }
      Result = std::move(Longer);
    }
    return Result;
  }

  void expandList(llvm::ArrayRef<llvm::StringRef> List,
                  llvm::function_ref<void(llvm::StringRef, size_t)> Add,
                  llvm::function_ref<CatalogPlace(size_t)> PlaceOf) {
    for (size_t I = 0; I != List.size(); ++I)
      for (const Bindings &Bound : bindingsFor(List[I], PlaceOf(I)))
        Add(Bound.empty() ? List[I]
                          : storage().save(substitute(List[I], Bound)),
            I);
  }

  void expandTypes(llvm::ArrayRef<llvm::StringRef> &List) {
    if (llvm::none_of(List, hasBraces))
      return;
    std::vector<llvm::StringRef> Result;
    expandList(
        List, [&](llvm::StringRef Name, size_t) { Result.push_back(Name); },
        [&](size_t) { return Library.Place; });
    List = storage().save(Result);
  }

  void expandRemoved() {
    if (llvm::none_of(Library.Removed, hasBraces))
      return;
    std::vector<llvm::StringRef> Names;
    std::vector<CatalogPlace> Places;
    expandList(
        Library.Removed,
        [&](llvm::StringRef Name, size_t I) {
          Names.push_back(Name);
          Places.push_back(Library.RemovedPlaces[I]);
        },
        [&](size_t I) { return Library.RemovedPlaces[I]; });
    Library.Removed = storage().save(Names);
    Library.RemovedPlaces = storage().save(Places);
  }

  /// Names that use the same libraries stay together, and the condition speaks
  /// of the same namespaces as they do. A library that only the condition uses
  /// stands for any of its namespaces there.
  void expandEntry(const CatalogEntry &Entry) {
    std::vector<std::pair<Bindings, std::vector<llvm::StringRef>>> Groups;
    for (llvm::StringRef Name : Entry.Names)
      for (const Bindings &Bound : bindingsFor(Name, Entry.Place)) {
        auto Group = llvm::find_if(
            Groups, [&](const auto &G) { return G.first == Bound; });
        if (Group == Groups.end())
          Group = Groups.insert(Group, {Bound, {}});
        Group->second.push_back(
            Bound.empty() ? Name : storage().save(substitute(Name, Bound)));
      }
    for (const auto &[Bound, Names] : Groups) {
      Library.Entries.push_back(Entry);
      CatalogEntry &Copy = Library.Entries.back();
      Copy.Names = storage().save(Names);
      Copy.setUnless(storage().save(
          expandCondition(Entry, substitute(Entry.UnlessText, Bound))));
    }
  }

  /// Replaces each name with braces by one name a namespace.
  std::string expandCondition(const CatalogEntry &Entry, std::string Text) {
    if (!hasBraces(Text))
      return Text;
    std::string Result;
    llvm::StringRef Rest = Text;
    while (hasBraces(Rest)) {
      // A name ends at a comma, a parenthesis or a space.
      const size_t Brace = Rest.find('{');
      const size_t Before = Rest.find_last_of(",( ", Brace);
      const size_t Start = Before == llvm::StringRef::npos ? 0 : Before + 1;
      const size_t End =
          std::min(Rest.find_first_of(",) ", Brace), Rest.size());
      Result += Rest.take_front(Start);
      const char *Separator = "";
      for (const Bindings &Bound :
           bindingsFor(Rest.slice(Start, End), Entry.Place)) {
        Result += Separator + substitute(Rest.slice(Start, End), Bound);
        Separator = ", ";
      }
      Rest = Rest.drop_front(End);
    }
    return Result + Rest.str();
  }

  CatalogLibrary &Library;
  llvm::function_ref<std::vector<llvm::StringRef>(llvm::StringRef)> Find;
  CatalogErrorHandler OnError;
  /// Libraries that were reported.
  llvm::StringSet<> Unknown;
  bool IsWell = true;
};

} // namespace

bool asynctidy::expandLibraries(
    CatalogLibrary &Library,
    llvm::function_ref<std::vector<llvm::StringRef>(llvm::StringRef Id)>
        NamespacesOf,
    CatalogErrorHandler OnError) {
  return Expander(Library, NamespacesOf, OnError).run();
}

bool asynctidy::checkFixes(
    const CatalogLibrary &Library,
    llvm::function_ref<const CatalogLibrary *(llvm::StringRef Id)> Find,
    CatalogErrorHandler OnError) {
  bool IsWell = true;
  // An entry that was expanded is there several times.
  std::set<std::pair<unsigned, unsigned>> Seen;
  for (const CatalogEntry &Entry : Library.Entries)
    for (const Cure &Fix : Entry.Fixes) {
      if (!Seen.insert({Fix.Place.Line, Fix.Place.Column}).second)
        continue;
      const auto Fail = [&](const llvm::Twine &Message) {
        IsWell = false;
        OnError(Fix.Place, Message.str());
      };
      const CatalogLibrary *For = Find(Fix.Library);
      if (!For)
        Fail("there is no library '" + Fix.Library + "' to have a fix");
      else if (For->CoroutineTypes.empty())
        Fail("the library '" + Fix.Library +
             "' has no coroutine type in which a fix could stand");
      FixPieces Pieces;
      FixError Fault;
      if (!parseFix(Fix.Text, Pieces, Fault))
        continue;
      for (const FixPiece &Piece : Pieces) {
        if (Piece.K != FixPiece::Kind::Library)
          continue;
        const CatalogLibrary *Named = Find(Piece.Text);
        if (!Named || Named->Namespaces.empty())
          Fail("there is no library '" + Piece.Text +
               "' with namespaces to stand for '{" + Piece.Text + "}'");
      }
    }
  return IsWell;
}
