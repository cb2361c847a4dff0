//===- async-catalog.cpp - Compiles, checks and prints packs --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is made of the catalog's packs when the plugin is built and tested:
///
///   async-catalog compile PACK... -o Packs.inc    the tables of the plugin
///   async-catalog docs PACK... -o catalog.md      the page of the catalog
///   async-catalog examples PACK -o FILE.cpp       a test of the pack's entries
///   async-catalog lint PACK...                    the rules for shipped packs
///
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

using namespace asynctidy;
using llvm::raw_ostream;
using llvm::StringRef;
namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

static cl::SubCommand CompileCommand("compile",
                                     "Make the plugin's tables of packs");
static cl::SubCommand DocsCommand("docs", "Make the page of the catalog");
static cl::SubCommand ExamplesCommand("examples",
                                      "Make a test of a pack's examples");
static cl::SubCommand LintCommand("lint", "Check the rules for shipped packs");

static cl::OptionCategory ToolCategory("async-catalog options");
static cl::list<std::string>
    PackPaths(cl::Positional, cl::OneOrMore, cl::desc("PACK..."),
              cl::sub(CompileCommand), cl::sub(DocsCommand),
              cl::sub(ExamplesCommand), cl::sub(LintCommand),
              cl::cat(ToolCategory));
static cl::opt<std::string>
    OutputPath("o", cl::desc("Where to write"), cl::value_desc("file"),
               cl::init("-"), cl::sub(CompileCommand), cl::sub(DocsCommand),
               cl::sub(ExamplesCommand), cl::cat(ToolCategory));

//===----------------------------------------------------------------------===//
// Packs
//===----------------------------------------------------------------------===//

static bool HasFailed = false;

static void fail(const CatalogPlace &Place, StringRef Message) {
  HasFailed = true;
  llvm::errs() << Place.File << ':' << Place.Line << ':' << Place.Column
               << ": error: " << Message << '\n';
}

static std::vector<CatalogLibrary> readPacks() {
  // The result must not depend on the order in which a directory is listed.
  std::vector<std::string> Paths = PackPaths;
  llvm::sort(Paths, [](const std::string &A, const std::string &B) {
    return std::make_pair(llvm::sys::path::filename(A), StringRef(A)) <
           std::make_pair(llvm::sys::path::filename(B), StringRef(B));
  });
  std::vector<CatalogLibrary> Packs;
  for (const std::string &Path : Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
    if (!Buffer) {
      HasFailed = true;
      llvm::WithColor::error()
          << Path << ": " << Buffer.getError().message() << '\n';
      continue;
    }
    if (auto Pack = parsePack(**Buffer, /*IsUsers=*/false, fail))
      Packs.push_back(std::move(*Pack));
  }
  return Packs;
}

/// Expands `{library}` by the namespaces of all the packs.
static void expandPacks(std::vector<CatalogLibrary> &Packs) {
  std::map<std::string, std::vector<StringRef>> Namespaces;
  for (const CatalogLibrary &Pack : Packs) {
    auto &Known = Namespaces[Pack.Id.str()];
    Known.insert(Known.end(), Pack.Namespaces.begin(), Pack.Namespaces.end());
  }
  for (CatalogLibrary &Pack : Packs)
    expandLibraries(
        Pack,
        [&](StringRef Id) {
          auto Found = Namespaces.find(Id.str());
          return Found == Namespaces.end() ? std::vector<StringRef>()
                                           : Found->second;
        },
        fail);
}

namespace {
struct ListInfo {
  CatalogEntry::Kind K;
  StringRef Enumerator;
  StringRef Key;
};
} // namespace

static const ListInfo Lists[] = {
    {CatalogEntry::Kind::Blocks, "Blocks", "functions"},
    {CatalogEntry::Kind::Handler, "Handler", "handlers"},
    {CatalogEntry::Kind::Offload, "Offload", "offloads"},
    {CatalogEntry::Kind::Invoke, "Invoke", "invokes"},
};

static const ListInfo &listOf(CatalogEntry::Kind K) {
  return *llvm::find_if(Lists, [&](const ListInfo &L) { return L.K == K; });
}

//===----------------------------------------------------------------------===//
// compile
//===----------------------------------------------------------------------===//

namespace {

/// Writes the tables that lib/Catalog/Builtin.cpp unpacks.
class Compiler {
public:
  Compiler(llvm::ArrayRef<CatalogLibrary> Packs, raw_ostream &Out)
      : Packs(Packs), Out(Out) {}

  void run() {
    std::string Entries, Libraries;
    llvm::raw_string_ostream EntriesOut(Entries), LibrariesOut(Libraries);
    for (const CatalogLibrary &Pack : Packs)
      addLibrary(Pack, EntriesOut, LibrariesOut);
    EntriesOut.flush();
    LibrariesOut.flush();

    Out << "// Generated by async-catalog from the packs. Do not edit.\n\n";
    Out << "constexpr unsigned NumPackedNames = " << NumNames << ";\n\n";
    writeText();
    writeTable("PackedString", "PackedStrings", StringRows);
    writeTable("unsigned", "PackedArities", Arities.Rows);
    writeTable("int", "PackedIndices", Indices.Rows);
    writeTable("PackedCure", "PackedCures", Cures.Rows);
    Out << "constexpr PackedEntry PackedEntries[] = {\n"
        << (Entries.empty() ? "{}" : Entries) << "};\n\n"
        << "constexpr PackedLibrary PackedLibraries[] = {\n"
        << Libraries << "};\n";
  }

private:
  /// A table of numbers or cures in which equal lists are shared.
  struct ListTable {
    std::vector<std::string> Rows;
    std::map<std::vector<std::string>, size_t> Known;

    std::string add(const std::vector<std::string> &List) {
      if (List.empty())
        return "{0, 0}";
      auto [Place, IsNew] = Known.try_emplace(List, Rows.size());
      if (IsNew)
        Rows.insert(Rows.end(), List.begin(), List.end());
      return llvm::formatv("{{{0}, {1}}", Place->second, List.size()).str();
    }
  };

  static std::string row(size_t A, size_t B) {
    return llvm::formatv("{{{0}, {1}}", A, B).str();
  }

  /// \returns where \p Text is in PackedText.
  std::string place(StringRef Text) {
    auto [Known, IsNew] = TextPlaces.try_emplace(Text, TextSize);
    if (IsNew) {
      Texts.push_back(Text);
      TextSize += Text.size();
    }
    return row(Known->second, Text.size());
  }

  /// \returns the index of \p Text in PackedStrings.
  size_t string(StringRef Text) {
    auto [Known, IsNew] = Strings.try_emplace(Text, StringRows.size());
    if (IsNew)
      StringRows.push_back(place(Text));
    return Known->second;
  }

  std::string strings(llvm::ArrayRef<StringRef> List) {
    if (List.size() == 1)
      return row(string(List.front()), 1);
    const size_t First = StringRows.size();
    for (StringRef Text : List)
      StringRows.push_back(place(Text));
    return row(List.empty() ? 0 : First, List.size());
  }

  template <typename T>
  static std::string numbers(ListTable &Table, llvm::ArrayRef<T> List) {
    std::vector<std::string> Rows;
    for (T Number : List)
      Rows.push_back(std::to_string(Number));
    return Table.add(Rows);
  }

  std::string cures(llvm::ArrayRef<Cure> List) {
    std::vector<std::string> Rows;
    for (const Cure &C : List)
      Rows.push_back(row(string(C.Library), string(C.Text)));
    return Cures.add(Rows);
  }

  static const char *boolean(bool Value) { return Value ? "true" : "false"; }

  static std::string waitEnumerator(WaitClass W) {
    std::string Name = waitClassName(W).str();
    Name.front() = llvm::toUpper(Name.front());
    return Name;
  }

  static StringRef categoryEnumerator(Category C) {
    switch (C) {
#define ASYNCTIDY_CATEGORY(Enumerator, Name, OnByDefault)                      \
  case Category::Enumerator:                                                   \
    return #Enumerator;
#include "Catalog/Categories.def"
    }
    return {};
  }

  void addEntry(const CatalogEntry &Entry, raw_ostream &To) {
    NumNames += Entry.Names.size();
    // The arguments are evaluated one after the other, for a stable result.
    const std::string Names = strings(Entry.Names);
    const std::string Arity = numbers(Arities, Entry.Arity);
    const std::string Callable = numbers(Indices, Entry.Callable);
    const std::string Instead = cures(Entry.Instead);
    const size_t Unless = string(Entry.UnlessText);
    const size_t Because = string(Entry.Because);
    const size_t Source = string(Entry.Source);
    To << "{CatalogEntry::Kind::" << listOf(Entry.K).Enumerator << ", "
       << boolean(Entry.IsObject)
       << ", Category::" << categoryEnumerator(Entry.Cat)
       << ", WaitClass::" << waitEnumerator(Entry.Wait) << ", " << Names << ", "
       << Arity << ", " << Callable << ", " << Instead << ", " << Unless << ", "
       << Because << ", " << Source << ", " << Entry.Place.Line << ", "
       << Entry.Place.Column << "},\n";
    ++NumEntries;
  }

  void addLibrary(const CatalogLibrary &Pack, raw_ostream &EntriesOut,
                  raw_ostream &LibrariesOut) {
    const std::string Entries = row(NumEntries, Pack.Entries.size());
    for (const CatalogEntry &Entry : Pack.Entries)
      addEntry(Entry, EntriesOut);
    const size_t File = string(llvm::sys::path::filename(Pack.Place.File));
    const size_t Id = string(Pack.Id);
    const size_t Title = string(Pack.Title);
    const size_t Source = string(Pack.Source);
    const std::string Namespaces = strings(Pack.Namespaces);
    const std::string CoroutineTypes = strings(Pack.CoroutineTypes);
    const std::string Generators = strings(Pack.Generators);
    const std::string Wrappers = strings(Pack.CallableWrappers);
    LibrariesOut << '{' << File << ", " << Id << ", " << Title << ", " << Source
                 << ", " << boolean(Pack.IsCLinkage) << ", "
                 << boolean(Pack.CallbacksCatalogued) << ", " << Namespaces
                 << ", " << CoroutineTypes << ", " << Generators << ", "
                 << Wrappers << ", " << Entries << ", " << Pack.Place.Line
                 << ", " << Pack.Place.Column << "},\n";
  }

  void writeText() {
    Out << "constexpr char PackedText[] =\n";
    for (StringRef Text : Texts) {
      Out << '"';
      Out.write_escaped(Text);
      Out << "\"\n";
    }
    Out << "\"\";\n\n";
  }

  void writeTable(StringRef Type, StringRef Name,
                  llvm::ArrayRef<std::string> Rows) {
    Out << "constexpr " << Type << ' ' << Name << "[] = {\n";
    if (Rows.empty())
      Out << "{}";
    for (const std::string &Row : Rows)
      Out << Row << ",\n";
    Out << "};\n\n";
  }

  llvm::ArrayRef<CatalogLibrary> Packs;
  raw_ostream &Out;
  std::vector<StringRef> Texts;
  size_t TextSize = 0;
  llvm::StringMap<size_t> TextPlaces;
  std::vector<std::string> StringRows;
  llvm::StringMap<size_t> Strings;
  ListTable Arities, Indices, Cures;
  size_t NumEntries = 0;
  size_t NumNames = 0;
};

} // namespace

static void compile(raw_ostream &Out) {
  std::vector<CatalogLibrary> Packs = readPacks();
  expandPacks(Packs);
  if (!HasFailed)
    Compiler(Packs, Out).run();
}

//===----------------------------------------------------------------------===//
// docs
//===----------------------------------------------------------------------===//

namespace {

/// Writes the page of the catalog in Markdown.
class Documenter {
public:
  Documenter(llvm::ArrayRef<CatalogLibrary> Packs, raw_ostream &Out)
      : Out(Out) {
    for (const CatalogLibrary &Pack : Packs)
      Sorted.push_back(&Pack);
    llvm::sort(Sorted, [](const CatalogLibrary *A, const CatalogLibrary *B) {
      const int Order = titleOf(*A).compare_insensitive(titleOf(*B));
      return Order != 0 ? Order < 0 : A->Id < B->Id;
    });
  }

  void run() {
    Out << "<!-- Generated by async-catalog from lib/Catalog/packs. Do not "
           "edit. -->\n\n"
           "# Catalog\n\n"
           "What the checks know of libraries. [Adding a library]"
           "(adding-a-library.md) explains the conditions and how to add to "
           "the catalog.\n\n"
           "| library | calls that block | that take a handler | that run a "
           "callable elsewhere | that run a callable at once |\n"
           "| --- | --- | --- | --- | --- |\n";
    for (const CatalogLibrary *Pack : Sorted)
      writeSummary(*Pack);
    for (const CatalogLibrary *Pack : Sorted)
      writeLibrary(*Pack);
  }

private:
  static StringRef titleOf(const CatalogLibrary &Pack) {
    return Pack.Title.empty() ? Pack.Id : Pack.Title;
  }

  /// Text in which nothing is Markdown.
  static std::string plain(StringRef Text) {
    std::string Result;
    for (size_t I = 0; I != Text.size(); ++I) {
      const char C = Text[I];
      if (C == '<')
        Result += "&lt;";
      else if (C == '&')
        Result += "&amp;";
      else if (C == '\n')
        Result += ' ';
      else {
        // Within a word an underscore is itself, as in an address.
        const bool IsInWord = C == '_' && I != 0 && I + 1 != Text.size() &&
                              llvm::isAlnum(Text[I - 1]) &&
                              llvm::isAlnum(Text[I + 1]);
        if (StringRef("\\`*_[]|~").contains(C) && !IsInWord)
          Result += '\\';
        Result += C;
      }
    }
    return Result;
  }

  /// Code within a table.
  static std::string code(StringRef Text) {
    std::string Result;
    for (char C : Text) {
      if (C == '|')
        Result += '\\';
      Result += C == '\n' ? ' ' : C;
    }
    return Text.contains('`') ? "`` " + Result + " ``" : "`" + Result + "`";
  }

  static std::string names(const CatalogEntry &Entry) {
    std::string Result;
    for (StringRef Name : Entry.Names) {
      if (!Result.empty())
        Result += "<br>";
      // A name without scope is written as a global one.
      const bool IsGlobal = lastComponent(Name) == Name;
      Result += code(((IsGlobal ? "::" : "") + Name).str());
    }
    if (!Entry.Arity.empty()) {
      Result += " (";
      for (size_t I = 0; I != Entry.Arity.size(); ++I)
        Result += (I == 0 ? "" : " or ") + std::to_string(Entry.Arity[I]);
      Result += Entry.Arity.size() == 1 && Entry.Arity.front() == 1
                    ? " parameter)"
                    : " parameters)";
    }
    return Result;
  }

  static std::string condition(const CatalogEntry &Entry) {
    return Entry.UnlessText.empty() ? "" : code(Entry.UnlessText);
  }

  static std::string waits(const CatalogEntry &Entry) {
    std::string Result = waitClassName(Entry.Wait).str();
    if (!Entry.Because.empty())
      Result += ": " + plain(Entry.Because);
    return Result;
  }

  static std::string cures(const CatalogEntry &Entry) {
    std::string Result;
    for (const Cure &C : Entry.Instead) {
      if (!Result.empty())
        Result += "<br>";
      Result += C.Library == "*" ? plain(C.Text)
                                 : plain(C.Library) + ": " + code(C.Text);
    }
    return Result;
  }

  static std::string callable(const CatalogEntry &Entry) {
    std::string Result;
    for (int Index : Entry.Callable) {
      if (!Result.empty())
        Result += ", ";
      Result += Index == CatalogEntry::LastArgument ? std::string("last")
                                                    : std::to_string(Index);
    }
    return Result;
  }

  /// The anchor that common Markdown renderers make of a heading.
  static std::string anchor(StringRef Title) {
    std::string Result;
    for (char C : Title) {
      if (llvm::isAlnum(C) || C == '_' || C == '-')
        Result += llvm::toLower(C);
      else if (C == ' ')
        Result += '-';
    }
    return Result;
  }

  void writeSummary(const CatalogLibrary &Pack) {
    Out << "| [" << plain(titleOf(Pack)) << "](#" << anchor(titleOf(Pack))
        << ") |";
    for (const ListInfo &List : Lists) {
      size_t Count = 0;
      for (const CatalogEntry &Entry : Pack.Entries)
        if (Entry.K == List.K)
          Count += Entry.Names.size();
      Out << ' ';
      if (Count != 0)
        Out << Count << ' ';
      Out << '|';
    }
    Out << '\n';
  }

  void writeNames(StringRef What, llvm::ArrayRef<StringRef> Names) {
    if (Names.empty())
      return;
    Out << "- " << What << ": ";
    for (size_t I = 0; I != Names.size(); ++I)
      Out << (I == 0 ? "" : ", ") << code(Names[I]);
    Out << '\n';
  }

  void writeLibrary(const CatalogLibrary &Pack) {
    Out << "\n## " << plain(titleOf(Pack)) << "\n\n";
    Out << "- pack: " << code(Pack.Id) << '\n';
    if (!Pack.Source.empty())
      Out << "- source: " << plain(Pack.Source) << '\n';
    writeNames("namespaces", Pack.Namespaces);
    writeNames("coroutine types", Pack.CoroutineTypes);
    writeNames("generators", Pack.Generators);
    writeNames("callable wrappers", Pack.CallableWrappers);
    if (!Pack.Debian.empty())
      Out << "- Debian package: " << code(Pack.Debian) << '\n';
    writeBlocking(Pack);
    writeCallables(Pack, CatalogEntry::Kind::Handler,
                   "Run a callable later on the loop thread");
    writeCallables(Pack, CatalogEntry::Kind::Offload,
                   "Run a callable on another thread or process");
    writeCallables(Pack, CatalogEntry::Kind::Invoke,
                   "Run a callable before they return");
  }

  void writeBlocking(const CatalogLibrary &Pack) {
    bool IsFirst = true;
    for (const CatalogEntry &Entry : Pack.Entries) {
      if (Entry.K != CatalogEntry::Kind::Blocks)
        continue;
      if (IsFirst)
        Out << "\n| call | category | waits | does not block when | cure |\n"
               "| --- | --- | --- | --- | --- |\n";
      IsFirst = false;
      Out << "| " << names(Entry) << " | " << categoryName(Entry.Cat) << " | "
          << waits(Entry) << " | " << condition(Entry) << " | " << cures(Entry)
          << " |\n";
    }
  }

  void writeCallables(const CatalogLibrary &Pack, CatalogEntry::Kind K,
                      StringRef Title) {
    bool IsFirst = true;
    for (const CatalogEntry &Entry : Pack.Entries) {
      if (Entry.K != K)
        continue;
      if (IsFirst)
        Out << "\n"
            << Title
            << ":\n\n| call | argument | does not hold when |\n"
               "| --- | --- | --- |\n";
      IsFirst = false;
      Out << "| " << names(Entry) << " | " << callable(Entry) << " | "
          << condition(Entry) << " |\n";
    }
  }

  raw_ostream &Out;
  std::vector<const CatalogLibrary *> Sorted;
};

} // namespace

static void document(raw_ostream &Out) {
  const std::vector<CatalogLibrary> Packs = readPacks();
  if (!HasFailed)
    Documenter(Packs, Out).run();
}

//===----------------------------------------------------------------------===//
// What an example names
//===----------------------------------------------------------------------===//

/// What an example must contain if it uses \p Name; empty where that cannot be
/// told, as for a destructor.
static StringRef tokenOf(StringRef Name) {
  StringRef Token = lastComponent(Name);
  if (Token.consume_front("operator")) {
    Token = Token.trim();
    // An implicit conversion leaves no trace, nor does a call operator.
    return Token.empty() || llvm::isAlnum(Token.front()) || Token == "()" ||
                   Token == "[]"
               ? StringRef()
               : Token;
  }
  if (Token.substr(0, 1) == "~")
    return {};
  StringRef Scope = Name.drop_back(Token.size());
  // A constructor may be called through an alias of the class.
  if (Scope.consume_back("::") && lastComponent(Scope) == Token)
    return {};
  return Token;
}

static bool isIdentifierPart(char C) { return llvm::isAlnum(C) || C == '_'; }

/// Whether \p Token stands in \p Text, and what follows it fits.
static bool containsToken(StringRef Text, StringRef Token,
                          llvm::function_ref<bool(StringRef)> Fits) {
  for (size_t At = Text.find(Token); At != StringRef::npos;
       At = Text.find(Token, At + 1)) {
    const StringRef After = Text.drop_front(At + Token.size());
    if (!isIdentifierPart(Token.front()) ||
        ((At == 0 || !isIdentifierPart(Text[At - 1])) &&
         (After.empty() || !isIdentifierPart(After.front())) && Fits(After)))
      return true;
  }
  return false;
}

static bool containsToken(StringRef Text, StringRef Token) {
  return containsToken(Text, Token, [](StringRef) { return true; });
}

/// As containsToken(), but `struct stat` is no call of stat.
static bool containsCall(StringRef Text, StringRef Token) {
  return containsToken(Text, Token, [](StringRef After) {
    return After.ltrim().substr(0, 1).find_first_of("(<") == 0;
  });
}

//===----------------------------------------------------------------------===//
// examples
//===----------------------------------------------------------------------===//

namespace {

/// Writes a C++ file with one coroutine an example, and what FileCheck shall
/// find in the warnings for it.
class ExampleWriter {
public:
  ExampleWriter(const CatalogLibrary &Pack, raw_ostream &Out)
      : Pack(Pack), Out(Out) {}

  void run() {
    Out << "// Generated by async-catalog from "
        << llvm::sys::path::filename(Pack.Place.File) << ". Do not edit.\n\n";
    for (StringRef Header : Pack.Headers)
      Out << "#include " << Header << '\n';
    Out << "#include \"catalog_task.h\"\n\n";
    if (!Pack.Prelude.empty())
      Out << Pack.Prelude.rtrim() << "\n\n";
    for (const CatalogEntry &Entry : Pack.Entries) {
      for (StringRef Example : Entry.Examples) {
        const StringRef List = listOf(Entry.K).Key;
        begin(List.drop_back(), Entry, Example);
        writeExpectation(Entry, Example);
        Out << "}\n\n";
      }
      for (StringRef Example : Entry.Counterexamples) {
        begin("counterexample", Entry, Example);
        writeSilence(silencePrefix(Entry));
        Out << "}\n\n";
      }
    }
  }

private:
  /// Begins the coroutine with the example in one line.
  void begin(StringRef What, const CatalogEntry &Entry, StringRef Example) {
    std::string Line = Example.trim().str();
    std::replace(Line.begin(), Line.end(), '\n', ' ');
    if (Line.empty() || (Line.back() != ';' && Line.back() != '}'))
      Line += ';';
    Out << "// " << llvm::sys::path::filename(Entry.Place.File) << ':'
        << Entry.Place.Line << "\n"
        << "Task " << What << '_' << ++Count << "() {\n"
        << "  " << Line << " co_return;\n";
  }

  void writeSilence(StringRef Prefix = "CHECK") {
    Out << "  // " << Prefix << "-NOT: :[[@LINE-1]]:{{[0-9]+}}: warning:\n";
  }

  /// What does not block as one category may block as another: fprintf writes
  /// to a file or to the terminal. Such a counterexample is checked with its
  /// category alone, under a prefix that is the category's name.
  StringRef silencePrefix(const CatalogEntry &Entry) const {
    if (Entry.K == CatalogEntry::Kind::Blocks)
      for (const CatalogEntry &Other : Pack.Entries)
        if (Other.K == CatalogEntry::Kind::Blocks && Other.Cat != Entry.Cat &&
            sharesName(Entry, Other))
          return categoryName(Entry.Cat);
    return "CHECK";
  }

  static bool sharesName(const CatalogEntry &A, const CatalogEntry &B) {
    return llvm::any_of(A.Names, [&](StringRef Name) {
      return llvm::is_contained(B.Names, Name);
    });
  }

  /// Whether a function of this Invoke entry also blocks by itself, so that its
  /// warning need not mention the callable.
  bool alsoBlocks(const CatalogEntry &Entry) const {
    return llvm::any_of(Pack.Entries, [&](const CatalogEntry &Other) {
      return Other.K == CatalogEntry::Kind::Blocks && sharesName(Entry, Other);
    });
  }

  /// \p LinesUp is the distance to the example's line.
  void expect(StringRef Directive, unsigned LinesUp,
              const llvm::Twine &Warning) {
    Out << "  // " << Directive << ": :[[@LINE-" << LinesUp
        << "]]:{{[0-9]+}}: warning: " << Warning << '\n';
  }

  void writeExpectation(const CatalogEntry &Entry, StringRef Example) {
    switch (Entry.K) {
    case CatalogEntry::Kind::Offload:
      writeSilence();
      return;
    case CatalogEntry::Kind::Handler:
      expect("CHECK", 1, warningOf("block"));
      return;
    case CatalogEntry::Kind::Invoke:
      expect("CHECK", 1,
             alsoBlocks(Entry) ? warningOf("{{.*}}")
                               : std::string("{{.*}} it reaches 'block'"));
      return;
    case CatalogEntry::Kind::Blocks:
      break;
    }
    // The names that the example must have reported, each once.
    std::vector<std::string> Expected;
    auto Add = [&](std::string Name) {
      if (!llvm::is_contained(Expected, Name))
        Expected.push_back(std::move(Name));
    };
    for (StringRef Name : Entry.Names) {
      const StringRef Token = tokenOf(Name);
      if (!Token.empty() && containsCall(Example, Token))
        Add(lastComponent(Name).str());
    }
    if (Expected.empty())
      Expected.push_back(anyOf(Entry.Names));
    unsigned LinesUp = 0;
    for (const std::string &Name : Expected)
      expect(Expected.size() == 1 ? "CHECK" : "CHECK-DAG", ++LinesUp,
             warningOf(Name));
  }

  /// A pattern for the warning that a function with this last component blocks.
  static std::string warningOf(const llvm::Twine &Name) {
    return ("'{{(.*::)?}}" + Name + "' {{blocks|may block}} the event loop")
        .str();
  }

  /// A pattern for any of the names' last components.
  static std::string anyOf(llvm::ArrayRef<StringRef> Names) {
    std::string Result;
    llvm::StringSet<> Seen;
    for (StringRef Name : Names) {
      StringRef LastOne = lastComponent(Name);
      // A constructor is reported by the alias that the example writes.
      if (tokenOf(Name).empty() && LastOne.substr(0, 8) != "operator")
        return "{{.*}}";
      if (!Seen.insert(LastOne).second)
        continue;
      Result += Result.empty() ? "{{" : "|";
      for (char C : LastOne) {
        if (!isIdentifierPart(C) && C != '~' && C != ' ')
          Result += '\\';
        Result += C;
      }
    }
    return Result + "}}";
  }

  const CatalogLibrary &Pack;
  raw_ostream &Out;
  unsigned Count = 0;
};

} // namespace

static void writeExamples(raw_ostream &Out) {
  const std::vector<CatalogLibrary> Packs = readPacks();
  if (HasFailed)
    return;
  if (Packs.size() != 1) {
    llvm::WithColor::error() << "'examples' takes one pack\n";
    HasFailed = true;
    return;
  }
  ExampleWriter(Packs.front(), Out).run();
}

//===----------------------------------------------------------------------===//
// lint
//===----------------------------------------------------------------------===//

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
      // A reserved name may be what a macro of the plain name stands for.
      const StringRef Token = tokenOf(Name).ltrim('_');
      if (Token.empty() || Token.contains('*'))
        continue;
      if (llvm::none_of(Entry.Examples, [&](StringRef Example) {
            return containsToken(Example, Token);
          }))
        fail(Entry.Place, ("no example uses '" + Name + "'").str());
    }
  }

  /// Entries of one kind and name: in two packs the later would replace the
  /// earlier; in one pack they must differ in their conditions.
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

static void lint() {
  // Braces are looked at before they are expanded, so that each entry is
  // reported once; the expansion then finds libraries that are not there.
  std::vector<CatalogLibrary> Packs = readPacks();
  Linter(Packs).run();
  expandPacks(Packs);
}

//===----------------------------------------------------------------------===//
// main
//===----------------------------------------------------------------------===//

/// Runs \p Write on the file given by -o, which is kept only if all went well.
static void writeOutput(llvm::function_ref<void(raw_ostream &)> Write) {
  std::error_code Error;
  llvm::ToolOutputFile Output(OutputPath, Error, llvm::sys::fs::OF_Text);
  if (Error) {
    llvm::WithColor::error() << OutputPath << ": " << Error.message() << '\n';
    HasFailed = true;
    return;
  }
  Write(Output.os());
  if (!HasFailed)
    Output.keep();
}

int main(int ArgC, char **ArgV) {
  llvm::InitLLVM Init(ArgC, ArgV);
  cl::HideUnrelatedOptions(ToolCategory);
  for (cl::SubCommand *Command :
       {&CompileCommand, &DocsCommand, &ExamplesCommand, &LintCommand})
    cl::HideUnrelatedOptions(ToolCategory, *Command);
  cl::ParseCommandLineOptions(ArgC, ArgV,
                              "Compiles, checks and prints the packs of the "
                              "catalog of clang-tidy-async\n");
  if (CompileCommand)
    writeOutput(compile);
  else if (DocsCommand)
    writeOutput(document);
  else if (ExamplesCommand)
    writeOutput(writeExamples);
  else if (LintCommand)
    lint();
  else {
    cl::PrintHelpMessage();
    return 1;
  }
  return HasFailed ? 1 : 0;
}
