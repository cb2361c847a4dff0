//===- PackYaml.cpp - Reading a pack of the catalog -----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the form described in docs/adding-a-library.md.
///
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "Catalog/FixText.h"
#include "Catalog/PackNames.h"
#include "Catalog/YamlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;
using llvm::StringRef;

namespace {

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

constexpr StringRef PackKeys[] = {"library",
                                  "title",
                                  "source",
                                  "linkage",
                                  "namespaces",
                                  "callbacks",
                                  "generators",
                                  "coroutine-types",
                                  "headers",
                                  "callable-wrappers",
                                  "prelude",
                                  "standard",
                                  "debian",
                                  "pkg-config",
                                  "functions",
                                  "owners",
                                  "permits",
                                  "scope-enters",
                                  "scope-exits",
                                  "handlers",
                                  "offloads",
                                  "invokes",
                                  "remove",
                                  "pools",
                                  "loops",
                                  "hops",
                                  "executor-tags",
                                  "readiness",
                                  "background-types",
                                  "nonblocking",
                                  "would-block-errors",
                                  "task",
                                  "drivers",
                                  "fix-coroutines",
                                  "needs-await",
                                  "to-thread",
                                  "guards",
                                  "mutexes",
                                  "lock-holders",
                                  "safe-lock-markers",
                                  "unsafe-lock-markers"};

/// The pack's keys whose value is a text, and those whose value is a list: of
/// texts, of qualified names, and of unqualified names of members.
struct PackText {
  StringRef Key;
  StringRef CatalogLibrary::*Text;
};
struct PackList {
  StringRef Key;
  llvm::ArrayRef<StringRef> CatalogLibrary::*List;
};
constexpr PackText PackTexts[] = {
    {"title", &CatalogLibrary::Title},
    {"source", &CatalogLibrary::Source},
    {"to-thread", &CatalogLibrary::ToThread},
    {"task", &CatalogLibrary::Task},
    {"prelude", &CatalogLibrary::Prelude},
    {"standard", &CatalogLibrary::Standard},
    {"debian", &CatalogLibrary::Debian},
    {"pkg-config", &CatalogLibrary::PkgConfig},
};
constexpr PackList PackTextLists[] = {
    {"headers", &CatalogLibrary::Headers},
};
constexpr PackList PackNameLists[] = {
    {"coroutine-types", &CatalogLibrary::CoroutineTypes},
    {"fix-coroutines", &CatalogLibrary::FixCoroutines},
    {"generators", &CatalogLibrary::Generators},
    {"callable-wrappers", &CatalogLibrary::CallableWrappers},
    {"owners", &CatalogLibrary::Owners},
    {"permits", &CatalogLibrary::Permits},
    {"pools", &CatalogLibrary::Pools},
    {"loops", &CatalogLibrary::Loops},
    {"executor-tags", &CatalogLibrary::ExecutorTags},
    {"drivers", &CatalogLibrary::Drivers},
    {"background-types", &CatalogLibrary::BackgroundTypes},
    {"would-block-errors", &CatalogLibrary::WouldBlockErrors},
};
constexpr PackList PackMemberLists[] = {
    {"scope-enters", &CatalogLibrary::ScopeEnters},
    {"scope-exits", &CatalogLibrary::ScopeExits},
    {"safe-lock-markers", &CatalogLibrary::SafeMarkers},
    {"unsafe-lock-markers", &CatalogLibrary::UnsafeMarkers},
};

/// The lists of entries.
struct ListInfo {
  StringRef Key;
  CatalogEntry::Kind K;
};
constexpr ListInfo Lists[] = {
    {"functions", CatalogEntry::Kind::Blocks},
    {"handlers", CatalogEntry::Kind::Handler},
    {"offloads", CatalogEntry::Kind::Offload},
    {"invokes", CatalogEntry::Kind::Invoke},
    {"hops", CatalogEntry::Kind::Hop},
    {"readiness", CatalogEntry::Kind::Readiness},
    {"nonblocking", CatalogEntry::Kind::NonBlocking},
};

/// The lists of lock classes.
struct LockListInfo {
  StringRef Key;
  LockClass::Kind K;
};
constexpr LockListInfo LockLists[] = {
    {"guards", LockClass::Kind::Guard},
    {"mutexes", LockClass::Kind::Mutex},
    {"lock-holders", LockClass::Kind::Holder},
};

/// The lists of names in an entry of a lock class.
struct LockNames {
  StringRef Key;
  llvm::ArrayRef<StringRef> LockClass::*List;
};
constexpr LockNames LockMemberKeys[] = {
    {"acquire", &LockClass::Acquires},
    {"try", &LockClass::Tries},
    {"try-for-zero", &LockClass::TriesForZero},
    {"release", &LockClass::Releases},
    {"detach", &LockClass::Detaches},
    {"test", &LockClass::Tests},
};
constexpr LockNames LockTypeKeys[] = {
    {"defer", &LockClass::Defers},
    {"adopt", &LockClass::Adopts},
    {"spins", &LockClass::Spins},
};
constexpr StringRef LockKeys[] = {
    "name",    "acquire", "try",    "try-for-zero", "release",
    "detach",  "test",    "defer",  "adopt",        "spins",
    "members", "instead", "source", "example",      "counterexample"};

constexpr StringRef FunctionKeys[] = {
    "name",    "arity",   "object", "category", "wait",    "unless",
    "because", "instead", "fix",    "source",   "example", "counterexample"};
constexpr StringRef HandlerKeys[] = {"name",     "arity",   "object",
                                     "callable", "scope",   "unless",
                                     "source",   "example", "counterexample"};
constexpr StringRef CallableKeys[] = {
    "name",   "arity",  "object",  "callable",
    "unless", "source", "example", "counterexample"};

constexpr StringRef HopKeys[] = {"name",   "arity",   "object",
                                 "until",  "to",      "unless",
                                 "source", "example", "counterexample"};
constexpr StringRef ReadinessKeys[] = {
    "name",    "arity", "object", "subject", "by",
    "returns", "when",  "source", "example", "counterexample"};
constexpr StringRef NonBlockingKeys[] = {
    "name", "arity", "subject", "when", "source", "example", "counterexample"};

llvm::ArrayRef<StringRef> keysOf(CatalogEntry::Kind K) {
  switch (K) {
  case CatalogEntry::Kind::Blocks:
    return FunctionKeys;
  case CatalogEntry::Kind::Handler:
    return HandlerKeys;
  case CatalogEntry::Kind::Offload:
  case CatalogEntry::Kind::Invoke:
    return CallableKeys;
  case CatalogEntry::Kind::Hop:
    return HopKeys;
  case CatalogEntry::Kind::Readiness:
    return ReadinessKeys;
  case CatalogEntry::Kind::NonBlocking:
    return NonBlockingKeys;
  }
  return {};
}

/// The keys that an entry of the list must have, besides its name.
llvm::ArrayRef<StringRef> requiredKeys(CatalogEntry::Kind K) {
  static constexpr StringRef Function[] = {"category", "wait"};
  static constexpr StringRef Callable[] = {"callable"};
  static constexpr StringRef Hop[] = {"until"};
  static constexpr StringRef State[] = {"subject"};
  switch (K) {
  case CatalogEntry::Kind::Blocks:
    return Function;
  case CatalogEntry::Kind::Handler:
  case CatalogEntry::Kind::Offload:
  case CatalogEntry::Kind::Invoke:
    return Callable;
  case CatalogEntry::Kind::Hop:
    return Hop;
  case CatalogEntry::Kind::Readiness:
  case CatalogEntry::Kind::NonBlocking:
    return State;
  }
  return {};
}

//===----------------------------------------------------------------------===//
// The reader
//===----------------------------------------------------------------------===//

class PackReader : YamlReader {
public:
  PackReader(llvm::MemoryBufferRef Buffer, bool IsUsers,
             std::unique_ptr<CatalogLibrary> Pack, CatalogErrorHandler OnError)
      : YamlReader(Buffer, Pack->Storage, OnError), IsUsers(IsUsers),
        Pack(std::move(Pack)) {}

  /// \returns null after an error.
  std::unique_ptr<CatalogLibrary> run() {
    const bool IsGood =
        readDocument([this](llvm::yaml::Node &Root) { readPack(Root); });
    return IsGood ? std::move(Pack) : nullptr;
  }

private:
  //===--------------------------------------------------------------------===//
  // Values
  //===--------------------------------------------------------------------===//

  llvm::ArrayRef<StringRef>
  readNames(llvm::yaml::Node &Node, bool IsGlobAllowed,
            std::vector<CatalogPlace> *Places = nullptr) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node)) {
      const std::string Fault = faultOfName(Value.Text, IsGlobAllowed);
      if (!Fault.empty()) {
        error(Value.Where, Fault);
        continue;
      }
      StringRef Name = Value.Text;
      Name.consume_front("::");
      Result.push_back(Name);
      if (Places)
        Places->push_back(placeOf(Value.Where));
    }
    return save(Result);
  }

  llvm::ArrayRef<StringRef> readNamespaces(llvm::yaml::Node &Node) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node)) {
      StringRef Name = Value.Text;
      Name.consume_front("::");
      llvm::SmallVector<StringRef, 4> Components;
      Name.split(Components, "::");
      if (llvm::all_of(Components, isIdentifier))
        Result.push_back(Name);
      else
        error(Value.Where, "'" + Value.Text + "' is no namespace's name");
    }
    return save(Result);
  }

  /// Names of member functions of whatever class.
  llvm::ArrayRef<StringRef> readMemberNames(llvm::yaml::Node &Node) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node)) {
      if (isIdentifier(Value.Text))
        Result.push_back(Value.Text);
      else
        error(Value.Where,
              "'" + Value.Text + "' is no unqualified name of a member");
    }
    return save(Result);
  }

  /// An argument that is spoken of, and where.
  struct Argument {
    unsigned Index = 0;
    llvm::SMLoc Where;
  };

  template <typename T>
  llvm::ArrayRef<T> readNumbers(llvm::yaml::Node &Node, bool MayBeLast) {
    std::vector<T> Result;
    for (const Scalar &Value : readList(Node)) {
      unsigned Number;
      if (MayBeLast && Value.Text == "last")
        Result.push_back(static_cast<T>(CatalogEntry::LastArgument));
      else if (Value.Text.getAsInteger(10, Number) || Number > MaxParameters)
        error(Value.Where, MayBeLast ? "expected an argument's index or 'last'"
                                     : "expected a number of parameters");
      else
        Result.push_back(static_cast<T>(Number));
    }
    return save(Result);
  }

  void readCondition(llvm::yaml::Node &Node, CatalogEntry &Entry, bool IsWhen) {
    Scalar Value;
    if (!readScalar(Node, Value))
      return;
    ConditionError Fault;
    if (!parseCondition(Value.Text, Fault))
      error(Value.at(Fault.Offset), Fault.Message);
    else if (IsWhen)
      Entry.setUnless(save(("not surely(" + Value.Text + ")").str()));
    else
      Entry.setUnless(Value.Text);
  }

  void readSubject(llvm::yaml::Node &Node, CatalogEntry &Entry) {
    Scalar Value;
    unsigned Index;
    if (!readScalar(Node, Value))
      return;
    if (Value.Text == "this")
      Entry.Subject = asynctidy::Argument::ThisParameter;
    else if (Value.Text == "result" &&
             Entry.K == CatalogEntry::Kind::NonBlocking)
      Entry.Subject = CatalogEntry::ResultSubject;
    else if (!Value.Text.getAsInteger(10, Index) && Index <= MaxParameters)
      Entry.Subject = Index;
    else
      error(Value.Where,
            Entry.K == CatalogEntry::Kind::NonBlocking
                ? "expected an argument's index, 'this' or 'result'"
                : "expected an argument's index or 'this'");
  }

  llvm::ArrayRef<Cure> readCures(llvm::yaml::Node &Node) {
    std::vector<Cure> Result;
    forEachKey(Node, [&](const Scalar &Key, llvm::yaml::Node &Value) {
      if (Key.Text != "*" && !isLibraryId(Key.Text))
        error(Key.Where, "expected a library's id or '*'");
      Scalar Text;
      if (!readScalar(Value, Text))
        return;
      if (Text.Text.empty())
        error(Text.Where, "the cure is empty");
      Result.push_back({Key.Text, Text.Text});
    });
    return save(Result);
  }

  /// \param Highest receives the highest index of an argument in the texts,
  /// with
  ///        its place; nothing if there is none.
  llvm::ArrayRef<Cure> readFixes(llvm::yaml::Node &Node, Argument &Highest) {
    std::vector<Cure> Result;
    forEachKey(Node, [&](const Scalar &Key, llvm::yaml::Node &Value) {
      if (!isLibraryId(Key.Text))
        error(Key.Where, "expected a library's id");
      Scalar Text;
      if (!readScalar(Value, Text))
        return;
      FixPieces Pieces;
      FixError Fault;
      if (!parseFix(Text.Text, Pieces, Fault)) {
        error(Text.at(Fault.Offset), Fault.Message);
        return;
      }
      for (const FixPiece &Piece : Pieces)
        if (Piece.K == FixPiece::Kind::Argument &&
            (!Highest.Where.isValid() || Piece.Index > Highest.Index))
          Highest = {Piece.Index, Text.at(Text.Text.find(
                                      ("{" + llvm::Twine(Piece.Index)).str()))};
      Result.push_back({Key.Text, Text.Text, placeOf(Key.Where)});
    });
    return save(Result);
  }

  //===--------------------------------------------------------------------===//
  // Entries
  //===--------------------------------------------------------------------===//

  void readEntry(llvm::yaml::Node &Node, const ListInfo &List) {
    CatalogEntry Entry;
    Entry.K = List.K;
    Entry.IsUsers = IsUsers;
    llvm::StringSet<> Given;
    Argument Highest;
    const llvm::SMLoc Begin =
        forEachKey(Node, [&](const Scalar &Key, llvm::yaml::Node &Value) {
          if (isKnown(Key, keysOf(List.K), List.Key)) {
            Given.insert(Key.Text);
            if (Key.Text == "fix")
              Entry.Fixes = readFixes(Value, Highest);
            else
              readEntryKey(Key.Text, Value, Entry);
          } else {
            Value.skip();
          }
        });
    if (hasFailed() || !llvm::isa<llvm::yaml::MappingNode>(Node))
      return;
    require("name", Given, Begin);
    for (StringRef Key : requiredKeys(List.K))
      // What leads to a loop holds until something leads away.
      if (!Entry.IsToLoop)
        require(Key, Given, Begin);
    if (Entry.By == Evidence::Value)
      require("returns", Given, Begin);
    else if (Given.count("returns"))
      error(Begin, "'returns' goes with 'by: value'");
    if (Highest.Where.isValid() && !Entry.Arity.empty() &&
        llvm::all_of(Entry.Arity,
                     [&](unsigned N) { return N <= Highest.Index; }))
      error(Highest.Where, "there is no argument " +
                               llvm::Twine(Highest.Index) +
                               ": 'arity' says so");
    Entry.Place = placeOf(Begin);
    Pack->Entries.push_back(std::move(Entry));
  }

  void readEntryKey(StringRef Key, llvm::yaml::Node &Value,
                    CatalogEntry &Entry) {
    if (Key == "name")
      readEntryNames(Value, Entry);
    else if (Key == "arity")
      Entry.Arity = readNumbers<unsigned>(Value, /*MayBeLast=*/false);
    else if (Key == "object")
      Entry.IsObject = readWord(Value, "truth value", {"false", "true"}) == 1;
    else if (Key == "category")
      readCategory(Value, Entry);
    else if (Key == "wait")
      readWait(Value, Entry);
    else if (Key == "scope")
      Entry.Scope = readWord(Value, "part of a scope", {"enter", "exit"}) == 0
                        ? ScopePart::Enter
                        : ScopePart::Exit;
    else if (Key == "callable")
      Entry.Callable = readNumbers<int>(Value, /*MayBeLast=*/true);
    else if (Key == "unless" || Key == "when")
      readCondition(Value, Entry, Key == "when");
    else if (Key == "until")
      Entry.Until = readWord(Value, "end of a hop",
                             {hopEndName(HopEnd::NextAwait),
                              hopEndName(HopEnd::NextHop)}) == 1
                        ? HopEnd::NextHop
                        : HopEnd::NextAwait;
    else if (Key == "to")
      Entry.IsToLoop =
          readWord(Value, "end of a hop", {"elsewhere", "loop"}) == 1;
    else if (Key == "subject")
      readSubject(Value, Entry);
    else if (Key == "by")
      readEvidence(Value, Entry);
    else if (Key == "returns")
      Entry.Returns = readText(Value);
    else if (Key == "because")
      Entry.Because = readText(Value);
    else if (Key == "instead")
      Entry.Instead = readCures(Value);
    else if (Key == "source")
      Entry.Source = readText(Value);
    else if (Key == "example")
      Entry.Examples = readTexts(Value);
    else if (Key == "counterexample")
      Entry.Counterexamples = readTexts(Value);
    else
      llvm_unreachable("a known key is read");
  }

  void readEntryNames(llvm::yaml::Node &Value, CatalogEntry &Entry) {
    const llvm::SMLoc Where = startOf(Value);
    const unsigned ErrorsBefore = numErrors();
    Entry.Names = readNames(Value, Entry.K == CatalogEntry::Kind::Handler);
    if (Entry.Names.empty() && numErrors() == ErrorsBefore)
      error(Where, "the list of names is empty");
  }

  //===--------------------------------------------------------------------===//
  // Locks
  //===--------------------------------------------------------------------===//

  void readLock(llvm::yaml::Node &Node, const LockListInfo &List) {
    LockClass Lock;
    Lock.K = List.K;
    llvm::StringSet<> Given;
    const llvm::SMLoc Begin =
        forEachKey(Node, [&](const Scalar &Key, llvm::yaml::Node &Value) {
          if (isKnown(Key, LockKeys, List.Key)) {
            Given.insert(Key.Text);
            readLockKey(Key.Text, Value, Lock);
          } else {
            Value.skip();
          }
        });
    if (hasFailed() || !llvm::isa<llvm::yaml::MappingNode>(Node))
      return;
    require("name", Given, Begin);
    Lock.Place = placeOf(Begin);
    Pack->Locks.push_back(Lock);
  }

  void readLockKey(StringRef Key, llvm::yaml::Node &Value, LockClass &Lock) {
    for (const LockNames &Names : LockMemberKeys)
      if (Names.Key == Key) {
        Lock.*Names.List = readLockMembers(Value);
        return;
      }
    for (const LockNames &Names : LockTypeKeys)
      if (Names.Key == Key) {
        Lock.*Names.List = readNames(Value, /*IsGlobAllowed=*/false);
        return;
      }
    if (Key == "name")
      Lock.Names = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "members")
      Lock.IsProtocol =
          readWord(Value, "value of 'members'", {"own", "protocol"}) == 1;
    else if (Key == "instead")
      Lock.Instead = readCures(Value);
    else if (Key == "source")
      Lock.Source = readText(Value);
    else if (Key == "example")
      Lock.Examples = readTexts(Value);
    else if (Key == "counterexample")
      Lock.Counterexamples = readTexts(Value);
    else
      llvm_unreachable("a known key is read");
  }

  /// Unqualified names of members, and qualified names of functions.
  llvm::ArrayRef<StringRef> readLockMembers(llvm::yaml::Node &Node) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node)) {
      StringRef Name = Value.Text;
      if (isIdentifier(Name) || isOperator(Name) || Name == "operator bool") {
        Result.push_back(Name);
        continue;
      }
      const std::string Fault = faultOfName(Name, /*IsGlobAllowed=*/false);
      if (!Fault.empty()) {
        error(Value.Where, Fault);
        continue;
      }
      // A global function keeps its "::", which tells it from a member.
      Result.push_back(Name);
    }
    return save(Result);
  }

  void readCategory(llvm::yaml::Node &Value, CatalogEntry &Entry) {
    std::vector<StringRef> Words;
    for (Category C : allCategories())
      Words.push_back(categoryName(C));
    const int Index = readWord(Value, "category", Words);
    if (Index >= 0)
      Entry.Cat = allCategories()[Index];
  }

  void readEvidence(llvm::yaml::Node &Value, CatalogEntry &Entry) {
    constexpr Evidence All[] = {Evidence::Await, Evidence::Call,
                                Evidence::Value, Evidence::Watch};
    std::vector<StringRef> Words;
    for (Evidence E : All)
      Words.push_back(evidenceName(E));
    const int Index = readWord(Value, "evidence", Words);
    if (Index >= 0)
      Entry.By = All[Index];
  }

  void readWait(llvm::yaml::Node &Value, CatalogEntry &Entry) {
    constexpr WaitClass All[] = {WaitClass::Unbounded, WaitClass::Timed,
                                 WaitClass::Device, WaitClass::Contention};
    std::vector<StringRef> Words;
    for (WaitClass W : All)
      Words.push_back(waitClassName(W));
    const int Index = readWord(Value, "wait class", Words);
    if (Index >= 0)
      Entry.Wait = All[Index];
  }

  //===--------------------------------------------------------------------===//
  // The pack
  //===--------------------------------------------------------------------===//

  void readPack(llvm::yaml::Node &Root) {
    llvm::StringSet<> Given;
    const llvm::SMLoc Begin =
        forEachKey(Root, [&](const Scalar &Key, llvm::yaml::Node &Value) {
          if (isKnown(Key, PackKeys, "a pack")) {
            Given.insert(Key.Text);
            readPackKey(Key.Text, Value);
          } else {
            Value.skip();
          }
        });
    if (hasFailed() || !llvm::isa<llvm::yaml::MappingNode>(Root))
      return;
    require("library", Given, Begin);
    Pack->Place = placeOf(Begin);
    for (LockClass &Lock : Pack->Locks)
      Lock.Library = Pack->Id;
    for (CatalogEntry &Entry : Pack->Entries) {
      Entry.Library = Pack->Id;
      Entry.IsCLinkage = Pack->IsCLinkage;
    }
  }

  void readPackKey(StringRef Key, llvm::yaml::Node &Value) {
    auto IsKey = [Key](const auto &Info) { return Info.Key == Key; };
    if (const auto *Found = llvm::find_if(PackTexts, IsKey);
        Found != std::end(PackTexts))
      (*Pack).*Found->Text = readText(Value);
    else if (const auto *Found = llvm::find_if(PackTextLists, IsKey);
             Found != std::end(PackTextLists))
      (*Pack).*Found->List = readTexts(Value);
    else if (const auto *Found = llvm::find_if(PackNameLists, IsKey);
             Found != std::end(PackNameLists))
      (*Pack).*Found->List = readNames(Value, /*IsGlobAllowed=*/false);
    else if (const auto *Found = llvm::find_if(PackMemberLists, IsKey);
             Found != std::end(PackMemberLists))
      (*Pack).*Found->List = readMemberNames(Value);
    else if (const auto *Found = llvm::find_if(Lists, IsKey);
             Found != std::end(Lists))
      forEachItem(Key, Value,
                  [&](llvm::yaml::Node &Item) { readEntry(Item, *Found); });
    else if (const auto *Found = llvm::find_if(LockLists, IsKey);
             Found != std::end(LockLists))
      forEachItem(Key, Value,
                  [&](llvm::yaml::Node &Item) { readLock(Item, *Found); });
    else
      readPackSetting(Key, Value);
  }

  void readPackSetting(StringRef Key, llvm::yaml::Node &Value) {
    if (Key == "library")
      readId(Value);
    else if (Key == "linkage")
      Pack->IsCLinkage = readWord(Value, "linkage", {"C++", "C"}) == 1;
    else if (Key == "namespaces")
      Pack->Namespaces = readNamespaces(Value);
    else if (Key == "callbacks")
      Pack->CallbacksCatalogued = readWord(Value, "value of 'callbacks'",
                                           {"visible", "catalogued"}) == 1;
    else if (Key == "needs-await")
      Pack->NeedsAwait = readWord(Value, "truth value", {"false", "true"}) != 0;
    else if (Key == "remove")
      readRemoved(Value);
    else
      llvm_unreachable("a known key is read");
  }

  void forEachItem(StringRef Key, llvm::yaml::Node &Node,
                   llvm::function_ref<void(llvm::yaml::Node &Item)> Read) {
    auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node);
    if (!Sequence) {
      error(startOf(Node), "expected a list of entries under '" + Key + "'");
      Node.skip();
      return;
    }
    for (llvm::yaml::Node &Item : *Sequence)
      Read(Item);
  }

  void readId(llvm::yaml::Node &Node) {
    Scalar Value;
    if (!readScalar(Node, Value))
      return;
    if (!isLibraryId(Value.Text))
      error(Value.Where,
            "a library's id is made of lower-case letters, digits and dashes");
    Pack->Id = Value.Text;
  }

  void readRemoved(llvm::yaml::Node &Node) {
    std::vector<CatalogPlace> Places;
    Pack->Removed = readNames(Node, /*IsGlobAllowed=*/true, &Places);
    Pack->RemovedPlaces = save(Places);
  }

  static constexpr unsigned MaxParameters = 1000;

  bool IsUsers;
  std::unique_ptr<CatalogLibrary> Pack;
};

} // namespace

std::unique_ptr<CatalogLibrary>
asynctidy::parsePack(llvm::MemoryBufferRef Buffer, bool IsUsers,
                     CatalogErrorHandler OnError) {
  auto Pack = std::make_unique<CatalogLibrary>();
  Pack->Storage = std::make_shared<CatalogStorage>();
  return PackReader(Buffer, IsUsers, std::move(Pack), OnError).run();
}
