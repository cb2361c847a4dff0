//===- Arguments.cpp - What the user asks of the launcher -----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "Database.h"
#include "Installation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// The arguments one after another, with the two ways to give an option's
/// value: in the same argument after "=", or in the next.
class Reader {
public:
  explicit Reader(ArrayRef<const char *> Given) : Given(Given) {}

  bool done() const { return Next == Given.size(); }
  StringRef current() const { return Given[Next]; }
  /// Whether the current argument is none of an option.
  bool isPlain() const {
    return current().empty() || current().front() != '-' || current() == "-";
  }
  /// The current argument and, if it was taken, the value after it.
  void copyTo(std::vector<std::string> &To) const {
    for (size_t I = Next; I != Next + Taken; ++I)
      To.push_back(Given[I]);
  }
  void advance() {
    Next += Taken;
    Taken = 1;
  }

  /// Whether the current argument is this option, with one dash or with two.
  bool is(StringRef Name) const {
    StringRef Argument = current();
    if (!Argument.consume_front("-"))
      return false;
    Argument.consume_front("-");
    return Argument == Name;
  }

  /// Whether the current argument is this option with a value, which is put
  /// into \p Value; empty if there is none.
  bool takes(StringRef Name, StringRef &Value) {
    StringRef Argument = current();
    if (!Argument.consume_front("-"))
      return false;
    Argument.consume_front("-");
    if (!Argument.consume_front(Name))
      return false;
    if (Argument.consume_front("=")) {
      Value = Argument;
      return true;
    }
    if (!Argument.empty())
      return false;
    if (Next + 1 != Given.size()) {
      Value = Given[Next + 1];
      Taken = 2;
    } else {
      Lacking = Name;
    }
    return true;
  }
  /// Whether the current argument begins with this option, one or two dashes
  /// in front of it; the rest is put into \p Value.
  bool startsWith(StringRef Name, StringRef &Value) const {
    StringRef Argument = current();
    if (!Argument.consume_front("-"))
      return false;
    Argument.consume_front("-");
    if (!Argument.consume_front(Name))
      return false;
    Value = Argument;
    return true;
  }
  /// Whether the current argument is an option of one letter with a number
  /// behind it: -j4.
  bool isAttached(StringRef Name, StringRef &Value) const {
    StringRef Argument = current();
    if (!Argument.consume_front("-") || !Argument.consume_front(Name) ||
        Argument.empty() || !isDigit(Argument.front()))
      return false;
    Value = Argument;
    return true;
  }
  /// The last option that needs a value and is the last argument.
  StringRef lacking() const { return Lacking; }

private:
  const ArrayRef<const char *> Given;
  size_t Next = 0;
  size_t Taken = 1;
  StringRef Lacking;
};

/// clang-tidy's other options with a value, of all versions.
constexpr StringLiteral TidyValues[] = {
    "exclude-header-filter", "extra-arg",     "extra-arg-before",
    "format-style",          "header-filter", "line-filter",
    "removed-arg",           "vfsoverlay",    "warnings-as-errors"};

/// Those that ask for something else than findings, or for them in a way of
/// their own.
constexpr StringLiteral TidyQuestions[] = {
    "list-checks",          "dump-config",   "explain-config",
    "verify-config",        "help-hidden",   "help-list",
    "help-list-hidden",     "print-options", "print-all-options",
    "enable-check-profile"};

constexpr StringLiteral TidyFixes[] = {"fix", "fix-errors", "fix-notes"};

Expected<unsigned> parseMajor(StringRef Text) {
  unsigned Major = 0;
  if (Text.getAsInteger(10, Major) || Major == 0)
    return failure("--llvm needs the major version of an LLVM, as in "
                   "'--llvm 22', not '" +
                   Text + "'");
  return Major;
}

/// What is known of one .clang-tidy file.
struct Configuration {
  bool HasChecks = false;
  bool NamesOurs = false;
  /// It takes checks out, all of them, and puts none in.
  bool TurnsAllOff = false;
  bool InheritsParent = false;
};

/// The text of a value; of a list, with commas in between.
std::string textOf(yaml::Node *Value) {
  SmallString<128> Storage;
  if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Value))
    return Scalar->getValue(Storage).str();
  if (auto *Block = dyn_cast_or_null<yaml::BlockScalarNode>(Value))
    return Block->getValue().str();
  std::string Text;
  if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(Value))
    for (yaml::Node &Element : *List)
      Text += textOf(&Element) + ",";
  return Text;
}

/// Whether globs, with commas or ends of lines between, are all "-...", and "-*"
/// is one of them.
bool turnsAllOff(StringRef Checks) {
  bool HasAll = false;
  SmallVector<StringRef, 8> Globs;
  SplitString(Checks, Globs, ",\n\r\t ");
  for (StringRef Glob : Globs) {
    if (Glob.front() != '-')
      return false;
    HasAll |= Glob == "-*";
  }
  return HasAll;
}

/// Reads what matters here; what is malformed is for clang-tidy to report.
Configuration readConfiguration(MemoryBufferRef File) {
  Configuration Result;
  SourceMgr Sources;
  Sources.setDiagHandler([](const SMDiagnostic &, void *) {});
  yaml::Stream Stream(File, Sources);
  yaml::document_iterator Document = Stream.begin();
  if (Document == Stream.end())
    return Result;
  auto *Map = dyn_cast_or_null<yaml::MappingNode>(Document->getRoot());
  if (!Map)
    return Result;
  for (yaml::KeyValueNode &Pair : *Map) {
    SmallString<32> KeyStorage, ValueStorage;
    auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Pair.getKey());
    if (!Key)
      return Result;
    const StringRef Name = Key->getValue(KeyStorage);
    yaml::Node *Value = Pair.getValue();
    if (Name == "Checks") {
      Result.HasChecks = true;
      const std::string Checks = textOf(Value);
      Result.NamesOurs |= StringRef(Checks).contains("async-");
      Result.TurnsAllOff = turnsAllOff(Checks);
    } else if (Name == "InheritParentConfig") {
      if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Value))
        Result.InheritsParent = Scalar->getValue(ValueStorage) == "true";
    }
  }
  return Result;
}

/// As choosesChecks(), for one directory and those above it.
bool configurationOfDirectoryChooses(StringRef Directory) {
  for (; !Directory.empty(); Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Path(Directory);
    sys::path::append(Path, ".clang-tidy");
    auto File = MemoryBuffer::getFile(Path);
    if (!File)
      continue;
    const Configuration Found = readConfiguration((*File)->getMemBufferRef());
    if (Found.NamesOurs || Found.TurnsAllOff)
      return true;
    if (!Found.InheritsParent)
      return false;
  }
  return false;
}

} // namespace

namespace {

/// Reads what is the launcher's own. \returns whether the current argument is.
Expected<bool> readOwn(Reader &Read, Arguments &Result) {
  StringRef Value;
  if (Read.takes("llvm", Value)) {
    Expected<unsigned> Major = parseMajor(Value);
    if (!Major)
      return Major.takeError();
    Result.Major = *Major;
    return true;
  }
  if (Read.takes("j", Value) || Read.takes("jobs", Value) ||
      Read.isAttached("j", Value)) {
    if (Value.getAsInteger(10, Result.Jobs) || Result.Jobs == 0)
      return failure("-j needs a number of jobs, as in '-j 4', not '" + Value +
                     "'");
    Result.NeedsLoop = true;
    return true;
  }
  if (Read.takes("error-exitcode", Value)) {
    unsigned Status = 0;
    if (Value.getAsInteger(10, Status) || Status > 125)
      return failure("--error-exitcode needs a number from 0 to 125, not '" +
                     Value + "'");
    Result.ErrorStatus = static_cast<int>(Status);
    Result.NeedsLoop = true;
    return true;
  }
  const std::pair<StringRef, std::string *> Names[] = {
      {"baseline", &Result.Baseline}, {"write-baseline", &Result.WriteBaseline},
      {"diff", &Result.Diff},         {"sarif", &Result.Sarif},
      {"gitlab", &Result.GitLab},     {"root", &Result.Root},
  };
  for (const auto &[Name, To] : Names)
    if (Read.takes(Name, Value)) {
      if (Value.empty())
        return failure("--" + Name + " needs the name of a " +
                       (Name == "root" ? "directory" : "file"));
      *To = Value.str();
      Result.NeedsLoop = true;
      return true;
    }
  const std::pair<StringRef, Arguments::Action> Questions[] = {
      {"explain", Arguments::Action::Explain},
      {"list-catalog", Arguments::Action::ListCatalog}};
  for (const auto &[Name, Action] : Questions)
    if (Read.takes(Name, Value)) {
      if (Value.empty())
        return failure("--" + Name + " needs the name of a " +
                       (Name == "explain" ? "check" : "function"));
      Result.Subject = Value.str();
      Result.Wanted = Action;
      return true;
    }
  if (Read.is("force")) {
    Result.Overwrites = true;
    return true;
  }
  const std::pair<StringRef, bool *> Switches[] = {
      {"update", &Result.UpdatesBaseline}, {"github", &Result.IsForGitHub}};
  for (const auto &[Name, To] : Switches)
    if (Read.is(Name)) {
      *To = Result.NeedsLoop = true;
      return true;
    }
  const std::pair<StringRef, Arguments::Action> Actions[] = {
      {"print-plugin", Arguments::Action::PrintPlugin},
      {"print-clang-tidy", Arguments::Action::PrintClangTidy},
      {"check-catalog", Arguments::Action::CheckCatalog},
      {"init", Arguments::Action::Init},
  };
  for (const auto &[Name, Action] : Actions)
    if (Read.is(Name)) {
      Result.Wanted = Action;
      return true;
    }
  return false;
}

/// Notes what an argument of clang-tidy's means.
void readTidys(Reader &Read, Arguments &Result) {
  StringRef Value;
  bool IsKept = true;
  if (Read.isPlain()) {
    Result.Sources.push_back(Read.current().str());
    if (sys::fs::is_regular_file(Read.current()))
      Result.Files.push_back(Read.current().str());
    IsKept = false;
  } else if (Read.is("help") || Read.is("h")) {
    Result.Wanted = Arguments::Action::Help;
  } else if (Read.is("version")) {
    Result.Wanted = Arguments::Action::Version;
  } else if (Read.takes("checks", Value)) {
    Result.ChoosesChecks = true;
  } else if (Read.takes("config", Value)) {
    // An empty one is none: clang-tidy then looks for files.
    Result.HasConfiguration |= !Value.empty();
    Result.ChoosesChecks |=
        readConfiguration(MemoryBufferRef(Value, "")).HasChecks;
  } else if (Read.takes("config-file", Value)) {
    Result.HasConfiguration = true;
    if (auto File = MemoryBuffer::getFile(Value))
      Result.ChoosesChecks |=
          readConfiguration((*File)->getMemBufferRef()).HasChecks;
  } else if (Read.takes("load", Value)) {
    Result.Plugins.push_back(Value.str());
  } else if (Read.takes("p", Value)) {
    Result.BuildPath = Value.str();
    Result.HasBuildPath = true;
    IsKept = false;
  } else if (Read.is("quiet")) {
    Result.IsQuiet = true;
    IsKept = false;
  } else if (Read.is("use-color") || Read.startsWith("use-color=", Value)) {
    Result.UsesColor = Value != "false" && Value != "0" && Value != "FALSE" &&
                       Value != "False";
    IsKept = false;
  } else if (Read.takes("export-fixes", Value)) {
    Result.Fixes = true;
  } else if (any_of(TidyFixes, [&](StringRef Name) { return Read.is(Name); })) {
    Result.Fixes = true;
  } else if (any_of(TidyQuestions,
                    [&](StringRef Name) { return Read.is(Name); }) ||
             Read.takes("store-check-profile", Value)) {
    Result.AsksOnly = true;
  } else {
    // So that the value is not taken for a file.
    (void)any_of(TidyValues,
                 [&](StringRef Name) { return Read.takes(Name, Value); });
  }
  if (IsKept)
    Read.copyTo(Result.Options);
  Read.copyTo(Result.Rest);
}

} // namespace

Expected<Arguments> parseArguments(ArrayRef<const char *> Given) {
  Arguments Result;
  Reader Read(Given);
  for (; !Read.done(); Read.advance()) {
    if (Read.current() == "--") {
      Result.HasCompilerFlags = true;
      for (Read.copyTo(Result.Rest), Read.advance(); !Read.done();
           Read.advance()) {
        Read.copyTo(Result.CompilerFlags);
        Read.copyTo(Result.Rest);
      }
      break;
    }
    Expected<bool> IsOwn = readOwn(Read, Result);
    if (!IsOwn)
      return IsOwn.takeError();
    if (!*IsOwn)
      readTidys(Read, Result);
    if (!Read.lacking().empty())
      return failure((Read.lacking().size() == 1 ? "-" : "--") +
                     Read.lacking() + " needs a value");
  }
  if (Result.Overwrites && Result.Wanted != Arguments::Action::Init)
    return failure("--force goes with --init");
  if (Result.UpdatesBaseline && Result.Baseline.empty())
    return failure("--update goes with --baseline");
  if ((Result.Sarif == "-") + (Result.GitLab == "-") +
          (Result.WriteBaseline == "-") >
      1)
    return failure("only one report can be written to stdout");
  if (!Result.Baseline.empty() && !Result.WriteBaseline.empty())
    return failure("--baseline and --write-baseline do not go together; "
                   "--baseline with --update compares, then writes");
  return Result;
}

bool configurationTurnsAllOff(const std::string &File) {
  const std::string Path = cleanPath(File);
  for (StringRef Directory = sys::path::parent_path(Path); !Directory.empty();
       Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Name(Directory);
    sys::path::append(Name, ".clang-tidy");
    if (auto Text = MemoryBuffer::getFile(Name))
      return readConfiguration((*Text)->getMemBufferRef()).TurnsAllOff;
  }
  return false;
}

bool choosesChecks(const Arguments &Given, ArrayRef<std::string> Files) {
  if (Given.ChoosesChecks || Given.HasConfiguration)
    return Given.ChoosesChecks;
  SmallString<256> Current;
  if (sys::fs::current_path(Current))
    return false;
  if (Files.empty())
    return configurationOfDirectoryChooses(Current);
  for (const std::string &File : Files) {
    SmallString<256> Path(Current);
    sys::path::append(Path, sys::path::is_absolute(File) ? "" : File);
    if (sys::path::is_absolute(File))
      Path = File;
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (configurationOfDirectoryChooses(sys::path::parent_path(Path)))
      return true;
  }
  return false;
}

} // namespace launcher
} // namespace asynctidy
