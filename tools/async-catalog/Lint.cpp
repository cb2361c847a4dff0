//===- Lint.cpp - The rules for shipped packs -----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Packs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using llvm::StringRef;

namespace asynctidy {

namespace {

/// The rules for shipped packs that a user's file need not keep.
class Linter {
public:
  explicit Linter(llvm::ArrayRef<CatalogLibrary> Packs) : Packs(Packs) {
    for (const CatalogLibrary &Pack : Packs)
      if (!Ids.insert(Pack.Id).second)
        fail(Pack.Place, ("the library '" + Pack.Id + "' has two packs").str());
  }

  void run() {
    for (const CatalogLibrary &Pack : Packs) {
      lintPack(Pack);
      for (const CatalogEntry &Entry : Pack.Entries) {
        lintEntry(Pack, Entry);
        lintDuplicates(Entry);
      }
    }
  }

private:
  void lintPack(const CatalogLibrary &Pack) {
    if (Pack.Title.empty())
      fail(Pack.Place, "missing key 'title'");
    if (!Pack.Removed.empty())
      fail(Pack.RemovedPlaces.front(),
           "a shipped pack does not remove: change the entry itself");
    if (!Pack.ToThread.empty() && Pack.CoroutineTypes.empty())
      fail(Pack.Place, "'to-thread' is for the coroutines of a library that "
                       "has 'coroutine-types'");
  }

  void lintEntry(const CatalogLibrary &Pack, const CatalogEntry &Entry) {
    if (Pack.Source.empty() && Entry.Source.empty())
      fail(Entry.Place, "missing key 'source', here or in the pack");
    if (Entry.Examples.empty())
      fail(Entry.Place, "missing key 'example'");
    if (!Entry.UnlessText.empty() && Entry.Counterexamples.empty())
      fail(Entry.Place, "missing key 'counterexample' for the condition");
    lintExamples(Entry);
    if (Entry.K != CatalogEntry::Kind::Blocks)
      return;
    if (Entry.Because.empty())
      fail(Entry.Place, "missing key 'because'");
    else if (Entry.Because.back() == '.')
      fail(Entry.Place, "'because' ends without full stop");
    lintCures(Entry);
  }

  void lintCures(const CatalogEntry &Entry) {
    if (llvm::none_of(Entry.Instead,
                      [](const Cure &C) { return C.Library == "*"; }))
      fail(Entry.Place, "missing cure for any library: instead: { '*': … }");
    for (const Cure &Fix : Entry.Fixes)
      if (llvm::none_of(Entry.Instead, [&](const Cure &C) {
            return C.Library == Fix.Library;
          }))
        fail(Fix.Place,
             ("'instead' names nothing for '" + Fix.Library + "'").str());
    for (const Cure &C : Entry.Instead) {
      if (C.Library != "*")
        lintLibrary(C.Library, Entry);
      StringRef Rest = C.Text;
      while (Rest.contains('{')) {
        const StringRef Id = Rest.split('{').second.split('}').first;
        Rest = Rest.split('{').second;
        // Not each brace is a library's: `co_await f({})`.
        const bool IsId = !Id.empty() && llvm::all_of(Id, [](char C) {
          return llvm::isDigit(C) || (C >= 'a' && C <= 'z') || C == '-';
        });
        if (IsId)
          lintLibrary(Id, Entry);
      }
    }
  }

  /// Reports a library that has no pack, once a file.
  void lintLibrary(StringRef Id, const CatalogEntry &Entry) {
    if (!Ids.count(Id) && Unknown.insert({Entry.Library, Id}).second)
      fail(Entry.Place,
           ("the cure speaks of a library that has no pack: '" + Id + "'")
               .str());
  }

  /// A name that no example uses may be misspelt.
  void lintExamples(const CatalogEntry &Entry) {
    if (Entry.Examples.empty())
      return;
    if (Entry.K == CatalogEntry::Kind::Handler ||
        Entry.K == CatalogEntry::Kind::Invoke) {
      for (StringRef Example : Entry.Examples)
        if (!containsToken(Example, "block"))
          fail(Entry.Place, "the callable of an example calls block()");
    }
    for (StringRef Name : Entry.Names) {
      const StringRef Token = tokenOf(Name);
      // A reserved name may be what a macro of the plain name stands for.
      const StringRef Plain = Token.ltrim('_');
      if (Plain.empty() || Token.contains('*'))
        continue;
      if (llvm::none_of(Entry.Examples, [&](StringRef Example) {
            return containsToken(Example, Token) ||
                   containsToken(Example, Plain);
          }))
        fail(Entry.Place, ("no example uses '" + Name + "'").str());
    }
  }

  /// Entries of one kind and name: in two packs the later would replace the
  /// earlier; in one pack they must differ in their conditions or callables.
  void lintDuplicates(const CatalogEntry &Entry) {
    for (StringRef Name : Entry.Names) {
      auto &Known = Seen[{static_cast<int>(Entry.K), Name.str()}];
      for (const CatalogEntry *Other : Known) {
        if (Other->Library != Entry.Library)
          fail(Entry.Place,
               ("'" + Name + "' is also in " +
                llvm::sys::path::filename(Other->Place.File) + ":" +
                llvm::Twine(Other->Place.Line) + ", which this entry replaces")
                   .str());
        else if (Other->UnlessText == Entry.UnlessText &&
                 Other->Callable == Entry.Callable &&
                 mayShareArity(*Other, Entry))
          fail(Entry.Place, ("'" + Name + "' is given twice, first in line " +
                             llvm::Twine(Other->Place.Line))
                                .str());
      }
      Known.push_back(&Entry);
    }
  }

  static bool mayShareArity(const CatalogEntry &A, const CatalogEntry &B) {
    return A.Arity.empty() || B.Arity.empty() ||
           llvm::any_of(A.Arity, [&](unsigned N) {
             return llvm::is_contained(B.Arity, N);
           });
  }

  llvm::ArrayRef<CatalogLibrary> Packs;
  llvm::StringSet<> Ids;
  /// Libraries without pack that were reported, by the pack that uses them.
  std::set<std::pair<StringRef, StringRef>> Unknown;
  std::map<std::pair<int, std::string>, std::vector<const CatalogEntry *>> Seen;
};

} // namespace

void lint() {
  // Braces are looked at before they are expanded, so that each entry is
  // reported once; the expansion then finds libraries that are not there.
  std::vector<CatalogLibrary> Packs = readPacks();
  Linter(Packs).run();
  expandPacks(Packs);
}

} // namespace asynctidy
