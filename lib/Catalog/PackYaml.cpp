//===- PackYaml.cpp - Reading a pack of the catalog -----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the form described in docs/adding-a-library.md. It walks the nodes of
/// LLVM's YAML parser rather than mapping them by YAML I/O, which stops at the
/// first error and forgets the order of a mapping's keys.
///
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "Catalog/FixText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace asynctidy;
using llvm::StringRef;

namespace {

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// "; did you mean 'x'?", or nothing if no candidate is near.
std::string suggestion(StringRef Word, llvm::ArrayRef<StringRef> Candidates) {
  constexpr unsigned Far = 3;
  StringRef Best;
  unsigned BestDistance = Far;
  for (StringRef Candidate : Candidates) {
    const unsigned Distance = Word.edit_distance(Candidate, true, Far);
    if (Distance < BestDistance) {
      Best = Candidate;
      BestDistance = Distance;
    }
  }
  return Best.empty() ? "" : ("; did you mean '" + Best + "'?").str();
}

bool isIdentifier(StringRef Text) {
  return !Text.empty() && !llvm::isDigit(Text.front()) &&
         llvm::all_of(Text,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

bool isLibraryId(StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, [](char C) {
    return llvm::isDigit(C) || (C >= 'a' && C <= 'z') || C == '-';
  });
}

bool isBracedLibrary(StringRef Text) {
  return Text.consume_front("{") && Text.consume_back("}") && isLibraryId(Text);
}

bool isOperator(StringRef Component) {
  return Component.consume_front("operator") && !Component.empty() &&
         !llvm::isAlnum(Component.front()) && Component.front() != '_';
}

/// What is wrong with a name; empty if nothing is.
std::string faultOf(StringRef Name, bool IsGlobAllowed) {
  if (Name.empty())
    return "the name is empty";
  const StringRef LastOne = lastComponent(Name);
  const bool IsOperator = isOperator(LastOne);
  if (!IsOperator && Name.contains('<'))
    return "a name is written without template arguments";
  const StringRef Whole = Name;
  const bool IsGlobal = Name.consume_front("::");
  llvm::SmallVector<StringRef, 8> Scopes;
  StringRef Scope = Name.drop_back(LastOne.size());
  if (Scope.consume_back("::"))
    Scope.split(Scopes, "::");
  if (!IsGlobal && Scopes.empty())
    return ("a name is qualified; write '::" + Whole + "' if it is global")
        .str();

  auto IsInline = [](StringRef Component) {
    return Component == "__1" || Component == "__cxx11" || Component == "_V2";
  };
  for (StringRef Component : Scopes) {
    if (IsInline(Component))
      return ("leave the inline namespace '" + Component + "' out").str();
    const bool IsFirst = Component.data() == Scopes.front().data();
    if (isIdentifier(Component) || (IsFirst && isBracedLibrary(Component)))
      continue;
    if (Component != "**")
      return ("'" + Component + "' is no scope's name").str();
    if (!IsGlobAllowed)
      return "only a handler's name may be a glob";
  }
  if (IsOperator)
    return {};
  StringRef Identifier = LastOne;
  Identifier.consume_front("~");
  if (isIdentifier(Identifier))
    return {};
  if (!LastOne.contains('*') ||
      !llvm::all_of(
          LastOne,
          [](char C) { return llvm::isAlnum(C) || C == '_' || C == '*'; }) ||
      LastOne.contains("**"))
    return ("'" + LastOne + "' is no name").str();
  return IsGlobAllowed ? "" : "only a handler's name may be a glob";
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

constexpr StringRef PackKeys[] = {"library",    "title",
                                  "source",     "linkage",
                                  "namespaces", "callbacks",
                                  "generators", "coroutine-types",
                                  "headers",    "callable-wrappers",
                                  "prelude",    "standard",
                                  "debian",     "pkg-config",
                                  "functions",
                                  "owners",     "permits",
                                  "scope-enters", "scope-exits",
                                  "handlers",   "offloads",
                                  "invokes",    "remove",
                                  "pools",      "loops",
                                  "hops",       "executor-tags",
                                  "readiness",  "background-types",
                                  "nonblocking", "would-block-errors",
                                  "task",       "drivers",
                                  "fix-coroutines", "needs-await",
                                  "to-thread",
                                  "guards",     "mutexes",
                                  "lock-holders", "safe-lock-markers",
                                  "unsafe-lock-markers"};

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
    "name",    "acquire", "try",   "try-for-zero",   "release",
    "detach",  "test",    "defer", "adopt",          "spins",
    "members", "instead", "source", "example", "counterexample"};

constexpr StringRef FunctionKeys[] = {
    "name",    "arity",   "object", "category", "wait",          "unless",
    "because", "instead", "fix",    "source",   "example", "counterexample"};
constexpr StringRef HandlerKeys[] = {"name",   "arity",   "object",
                                     "callable", "scope", "unless",
                                     "source", "example", "counterexample"};
constexpr StringRef CallableKeys[] = {"name",          "arity",  "callable",
                                      "unless",        "source", "example",
                                      "counterexample"};

constexpr StringRef HopKeys[] = {"name",   "arity",  "object",
                                 "until",  "to",     "unless",
                                 "source", "example", "counterexample"};
constexpr StringRef ReadinessKeys[] = {"name",   "arity",  "object",
                                       "subject", "by",    "returns",
                                       "when",   "source", "example",
                                       "counterexample"};
constexpr StringRef NonBlockingKeys[] = {"name",    "arity",  "subject",
                                         "when",    "source", "example",
                                         "counterexample"};

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
// Nodes
//===----------------------------------------------------------------------===//

/// A scalar's text, and where it stands.
struct Scalar {
  StringRef Text;
  llvm::SMLoc Where;
  /// The scalar as it is written; empty for a block scalar.
  StringRef Raw;

  /// Where the character at \p Offset of Text stands.
  llvm::SMLoc at(size_t Offset) const {
    size_t I = 0;
    const char Quote = Raw.empty() ? '\0' : Raw.front();
    if (Quote == '\'' || Quote == '"')
      I = 1;
    for (; Offset != 0 && I < Raw.size(); --Offset) {
      if ((Quote == '\'' && Raw.substr(I, 2) == "''") ||
          (Quote == '"' && Raw[I] == '\\')) {
        I += 2;
        continue;
      }
      // A line break and the spaces around it are read as one space.
      const StringRef Space =
          Raw.substr(I).take_while([](char C) { return llvm::isSpace(C); });
      I += Space.contains('\n') ? Space.size() : 1;
    }
    return llvm::SMLoc::getFromPointer(Where.getPointer() + I);
  }
};

/// Joins the lines of a scalar that is no block scalar, which older versions
/// of LLVM leave as they are.
std::string fold(StringRef Text) {
  std::string Result;
  llvm::SmallVector<StringRef, 4> Lines;
  Text.split(Lines, '\n');
  for (StringRef Line : Lines) {
    if (Line.data() != Lines.front().data())
      Line = Line.ltrim();
    if (Line.data() + Line.size() != Text.end())
      Line = Line.rtrim();
    if (!Result.empty() && !Line.empty())
      Result += ' ';
    Result += Line;
  }
  return Result;
}

class PackReader {
public:
  PackReader(llvm::MemoryBufferRef Buffer, bool IsUsers,
             CatalogErrorHandler OnError)
      : File(Buffer.getBufferIdentifier()), IsUsers(IsUsers), OnError(OnError),
        Input(Buffer, Sources, /*ShowColors=*/false),
        Pack(std::make_unique<CatalogLibrary>()) {
    Sources.setDiagHandler(
        [](const llvm::SMDiagnostic &Diagnostic, void *Context) {
          static_cast<PackReader *>(Context)->syntaxError(Diagnostic);
        },
        this);
    Pack->Storage = std::make_shared<CatalogStorage>();
    File = save(File);
  }

  std::unique_ptr<CatalogLibrary> run() {
    llvm::yaml::document_iterator Document = Input.begin();
    if (llvm::yaml::Node *Root = Document->getRoot()) {
      if (Root->getType() == llvm::yaml::Node::NK_Null)
        error(Root->getSourceRange().Start, "the pack is empty");
      else
        readPack(*Root);
    }
    if (!Input.failed() && ++Document != Input.end())
      if (llvm::yaml::Node *Root = Document->getRoot())
        error(Root->getSourceRange().Start, "a file holds one pack only");
    if (Input.failed() || NumErrors != 0)
      return nullptr;
    return std::move(Pack);
  }

private:
  //===--------------------------------------------------------------------===//
  // Errors and storage
  //===--------------------------------------------------------------------===//

  void syntaxError(const llvm::SMDiagnostic &Diagnostic) {
    ++NumErrors;
    CatalogPlace Place;
    Place.File = File;
    Place.Line = std::max(Diagnostic.getLineNo(), 1);
    Place.Column = std::max(Diagnostic.getColumnNo(), 0) + 1;
    std::string Message = Diagnostic.getMessage().str();
    // Older versions of LLVM refuse `[a::b]`.
    if (StringRef(Message).contains("unexpected ':'"))
      Message += "; put a name with '::' in quotes";
    OnError(Place, Message);
  }

  CatalogPlace placeOf(llvm::SMLoc Where) const {
    CatalogPlace Place;
    Place.File = File;
    Place.Line = Place.Column = 1;
    if (Where.isValid())
      std::tie(Place.Line, Place.Column) = Sources.getLineAndColumn(Where);
    return Place;
  }

  void error(llvm::SMLoc Where, const llvm::Twine &Message) {
    ++NumErrors;
    OnError(placeOf(Where), Message.str());
  }

  /// Where a node begins; LLVM says of `[a]` that it begins at `a`.
  llvm::SMLoc startOf(const llvm::yaml::Node &Node) const {
    const llvm::SMLoc Start = Node.getSourceRange().Start;
    if (!llvm::isa<llvm::yaml::SequenceNode, llvm::yaml::MappingNode>(Node) ||
        !Start.isValid())
      return Start;
    const StringRef Before = textBefore(Start).rtrim();
    return !Before.empty() && (Before.back() == '[' || Before.back() == '{')
               ? llvm::SMLoc::getFromPointer(Before.end() - 1)
               : Start;
  }

  StringRef textBefore(llvm::SMLoc Where) const {
    const char *Begin =
        Sources.getMemoryBuffer(Sources.getMainFileID())->getBufferStart();
    return StringRef(Begin, Where.getPointer() - Begin);
  }

  StringRef save(StringRef Text) { return Pack->Storage->save(Text); }
  template <typename T> llvm::ArrayRef<T> save(const std::vector<T> &List) {
    return Pack->Storage->save(List);
  }

  //===--------------------------------------------------------------------===//
  // Forms
  //===--------------------------------------------------------------------===//

  bool readScalar(llvm::yaml::Node &Node, Scalar &Result) {
    Result.Where = startOf(Node);
    if (auto *Plain = llvm::dyn_cast<llvm::yaml::ScalarNode>(&Node)) {
      llvm::SmallString<128> Space;
      StringRef Text = Plain->getValue(Space);
      Result.Raw = Plain->getRawValue();
      const bool IsFolded =
          Text.contains('\n') && Result.Raw.substr(0, 1) != "\"";
      Result.Text = IsFolded ? save(fold(Text)) : save(Text);
      return true;
    }
    if (auto *Block = llvm::dyn_cast<llvm::yaml::BlockScalarNode>(&Node)) {
      Result.Text = save(Block->getValue());
      return true;
    }
    if (llvm::isa<llvm::yaml::AliasNode>(Node))
      error(Result.Where, "an alias is not supported here");
    else if (llvm::isa<llvm::yaml::NullNode>(Node))
      error(Result.Where, "a value is missing");
    else
      error(Result.Where, "expected a single value");
    Node.skip();
    return false;
  }

  /// A scalar, or a list of them.
  std::vector<Scalar> readList(llvm::yaml::Node &Node) {
    std::vector<Scalar> Result;
    Scalar One;
    auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node);
    if (!Sequence) {
      if (readScalar(Node, One))
        Result.push_back(One);
      return Result;
    }
    for (llvm::yaml::Node &Item : *Sequence)
      if (readScalar(Item, One))
        Result.push_back(One);
    return Result;
  }

  using KeyVisitor =
      llvm::function_ref<void(const Scalar &Key, llvm::yaml::Node &Value)>;

  /// Visits the keys of a mapping in their order.
  /// \returns where it begins: at its first key.
  llvm::SMLoc forEachKey(llvm::yaml::Node &Node, KeyVisitor Visit) {
    llvm::SMLoc Begin = startOf(Node);
    auto *Mapping = llvm::dyn_cast<llvm::yaml::MappingNode>(&Node);
    if (!Mapping) {
      error(Begin, "expected a mapping of keys to values");
      Node.skip();
      return Begin;
    }
    llvm::StringSet<> Seen;
    for (llvm::yaml::KeyValueNode &Pair : *Mapping) {
      llvm::yaml::Node *KeyNode = Pair.getKey();
      Scalar Key;
      if (!KeyNode || !readScalar(*KeyNode, Key))
        continue;
      if (Seen.empty())
        Begin = Key.Where;
      if (!Seen.insert(Key.Text).second)
        error(Key.Where, "the key '" + Key.Text + "' is given twice");
      if (llvm::yaml::Node *Value = Pair.getValue())
        Visit(Key, *Value);
    }
    return Begin;
  }

  //===--------------------------------------------------------------------===//
  // Values
  //===--------------------------------------------------------------------===//

  StringRef readText(llvm::yaml::Node &Node) {
    Scalar Value;
    return readScalar(Node, Value) ? Value.Text : StringRef();
  }

  llvm::ArrayRef<StringRef> readTexts(llvm::yaml::Node &Node) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node))
      Result.push_back(Value.Text);
    return save(Result);
  }

  llvm::ArrayRef<StringRef>
  readNames(llvm::yaml::Node &Node, bool IsGlobAllowed,
            std::vector<CatalogPlace> *Places = nullptr) {
    std::vector<StringRef> Result;
    for (const Scalar &Value : readList(Node)) {
      const std::string Fault = faultOf(Value.Text, IsGlobAllowed);
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

  /// One of a few words. \returns its index, or -1 after an error.
  int readWord(llvm::yaml::Node &Node, StringRef What,
               llvm::ArrayRef<StringRef> Words) {
    Scalar Value;
    if (!readScalar(Node, Value))
      return -1;
    const auto *Found = llvm::find(Words, Value.Text);
    if (Found != Words.end())
      return Found - Words.begin();
    const std::string Near = suggestion(Value.Text, Words);
    error(Value.Where,
          "unknown " + What + " '" + Value.Text + "'" +
              (Near.empty() ? "; expected one of: " + llvm::join(Words, ", ")
                            : Near));
    return -1;
  }

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

  void readCondition(llvm::yaml::Node &Node, CatalogEntry &Entry,
                     bool IsWhen) {
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
      error(Value.Where, Entry.K == CatalogEntry::Kind::NonBlocking
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

  /// \param Highest receives the highest index of an argument in the texts, with
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
    if (Input.failed() || !llvm::isa<llvm::yaml::MappingNode>(Node))
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
      Entry.IsToLoop = readWord(Value, "end of a hop", {"elsewhere", "loop"}) == 1;
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
    const unsigned ErrorsBefore = NumErrors;
    Entry.Names = readNames(Value, Entry.K == CatalogEntry::Kind::Handler);
    if (Entry.Names.empty() && NumErrors == ErrorsBefore)
      error(Where, "the list of names is empty");
  }

  //===--------------------------------------------------------------------===//
  // Locks
  //===--------------------------------------------------------------------===//

  void readLocks(const LockListInfo &List, llvm::yaml::Node &Node) {
    auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node);
    if (!Sequence) {
      error(startOf(Node),
            "expected a list of entries under '" + List.Key + "'");
      Node.skip();
      return;
    }
    for (llvm::yaml::Node &Item : *Sequence)
      readLock(Item, List);
  }

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
    if (Input.failed() || !llvm::isa<llvm::yaml::MappingNode>(Node))
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
      const std::string Fault = faultOf(Name, /*IsGlobAllowed=*/false);
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
    if (Input.failed() || !llvm::isa<llvm::yaml::MappingNode>(Root))
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
    if (Key == "library")
      readId(Value);
    else if (Key == "title")
      Pack->Title = readText(Value);
    else if (Key == "source")
      Pack->Source = readText(Value);
    else if (Key == "linkage")
      Pack->IsCLinkage = readWord(Value, "linkage", {"C++", "C"}) == 1;
    else if (Key == "namespaces")
      Pack->Namespaces = readNamespaces(Value);
    else if (Key == "callbacks")
      Pack->CallbacksCatalogued = readWord(Value, "value of 'callbacks'",
                                           {"visible", "catalogued"}) == 1;
    else if (Key == "coroutine-types")
      Pack->CoroutineTypes = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "fix-coroutines")
      Pack->FixCoroutines = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "needs-await")
      Pack->NeedsAwait =
          readWord(Value, "truth value", {"false", "true"}) != 0;
    else if (Key == "to-thread")
      Pack->ToThread = readText(Value);
    else if (Key == "generators")
      Pack->Generators = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "callable-wrappers")
      Pack->CallableWrappers = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "owners")
      Pack->Owners = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "permits")
      Pack->Permits = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "pools")
      Pack->Pools = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "loops")
      Pack->Loops = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "executor-tags")
      Pack->ExecutorTags = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "drivers")
      Pack->Drivers = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "background-types")
      Pack->BackgroundTypes = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "would-block-errors")
      Pack->WouldBlockErrors = readNames(Value, /*IsGlobAllowed=*/false);
    else if (Key == "task")
      Pack->Task = readText(Value);
    else if (Key == "scope-enters")
      Pack->ScopeEnters = readMemberNames(Value);
    else if (Key == "scope-exits")
      Pack->ScopeExits = readMemberNames(Value);
    else if (Key == "headers")
      Pack->Headers = readTexts(Value);
    else if (Key == "prelude")
      Pack->Prelude = readText(Value);
    else if (Key == "standard")
      Pack->Standard = readText(Value);
    else if (Key == "debian")
      Pack->Debian = readText(Value);
    else if (Key == "pkg-config")
      Pack->PkgConfig = readText(Value);
    else if (Key == "remove")
      readRemoved(Value);
    else if (Key == "safe-lock-markers")
      Pack->SafeMarkers = readMemberNames(Value);
    else if (Key == "unsafe-lock-markers")
      Pack->UnsafeMarkers = readMemberNames(Value);
    else if (const auto *List = llvm::find_if(
                 LockLists,
                 [&](const LockListInfo &Info) { return Info.Key == Key; });
             List != std::end(LockLists))
      readLocks(*List, Value);
    else
      readEntries(Key, Value);
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

  void readEntries(StringRef Key, llvm::yaml::Node &Node) {
    const auto *List = llvm::find_if(
        Lists, [&](const ListInfo &Info) { return Info.Key == Key; });
    assert(List != std::end(Lists) && "a known key is read");
    auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node);
    if (!Sequence) {
      error(startOf(Node), "expected a list of entries under '" + Key + "'");
      Node.skip();
      return;
    }
    for (llvm::yaml::Node &Item : *Sequence)
      readEntry(Item, *List);
  }

  bool isKnown(const Scalar &Key, llvm::ArrayRef<StringRef> Keys,
               StringRef Where) {
    if (llvm::is_contained(Keys, Key.Text))
      return true;
    error(Key.Where, "unknown key '" + Key.Text + "' in " + Where +
                         suggestion(Key.Text, Keys));
    return false;
  }

  void require(StringRef Key, const llvm::StringSet<> &Given,
               llvm::SMLoc Where) {
    if (!Given.count(Key))
      error(Where, "missing required key '" + Key + "'");
  }

  static constexpr unsigned MaxParameters = 1000;

  StringRef File;
  bool IsUsers;
  CatalogErrorHandler OnError;
  llvm::SourceMgr Sources;
  llvm::yaml::Stream Input;
  std::unique_ptr<CatalogLibrary> Pack;
  unsigned NumErrors = 0;
};

} // namespace

std::unique_ptr<CatalogLibrary>
asynctidy::parsePack(llvm::MemoryBufferRef Buffer, bool IsUsers,
                     CatalogErrorHandler OnError) {
  return PackReader(Buffer, IsUsers, OnError).run();
}
