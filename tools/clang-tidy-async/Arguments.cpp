//===- Arguments.cpp - What the user asks of the launcher -----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
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
    }
    return true;
  }

private:
  const ArrayRef<const char *> Given;
  size_t Next = 0;
  size_t Taken = 1;
};

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
  bool NamesOurs = false;
  bool InheritsParent = false;
};

bool isOurs(yaml::Node *Value) {
  SmallString<128> Storage;
  if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Value))
    return Scalar->getValue(Storage).contains("async-");
  if (auto *Block = dyn_cast_or_null<yaml::BlockScalarNode>(Value))
    return Block->getValue().contains("async-");
  bool Found = false;
  if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(Value))
    for (yaml::Node &Element : *List)
      Found |= isOurs(&Element);
  return Found;
}

/// Reads what matters here; what is malformed is for clang-tidy to report.
Configuration readConfiguration(const MemoryBuffer &File) {
  Configuration Result;
  SourceMgr Sources;
  Sources.setDiagHandler([](const SMDiagnostic &, void *) {});
  yaml::Stream Stream(File.getMemBufferRef(), Sources);
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
      Result.NamesOurs |= isOurs(Value);
    } else if (Name == "InheritParentConfig") {
      if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Value))
        Result.InheritsParent = Scalar->getValue(ValueStorage) == "true";
    }
  }
  return Result;
}

/// As configurationChooses(), for one directory and those above it.
bool configurationOfDirectoryChooses(StringRef Directory) {
  for (; !Directory.empty(); Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Path(Directory);
    sys::path::append(Path, ".clang-tidy");
    auto File = MemoryBuffer::getFile(Path);
    if (!File)
      continue;
    const Configuration Found = readConfiguration(**File);
    if (Found.NamesOurs)
      return true;
    if (!Found.InheritsParent)
      return false;
  }
  return false;
}

} // namespace

Expected<Arguments> parseArguments(ArrayRef<const char *> Given) {
  Arguments Result;
  Reader Read(Given);
  for (; !Read.done(); Read.advance()) {
    StringRef Value;
    if (Read.current() == "--") {
      for (; !Read.done(); Read.advance())
        Read.copyTo(Result.Rest);
      break;
    }
    if (Read.takes("llvm", Value)) {
      Expected<unsigned> Major = parseMajor(Value);
      if (!Major)
        return Major.takeError();
      Result.Major = *Major;
      continue;
    }
    if (Read.is("print-plugin")) {
      Result.Wanted = Arguments::Action::PrintPlugin;
      continue;
    }
    if (Read.is("print-clang-tidy")) {
      Result.Wanted = Arguments::Action::PrintClangTidy;
      continue;
    }
    if (Read.is("check-catalog")) {
      Result.Wanted = Arguments::Action::CheckCatalog;
      continue;
    }
    if (Read.is("help") || Read.is("h"))
      Result.Wanted = Arguments::Action::Help;
    else if (Read.is("version"))
      Result.Wanted = Arguments::Action::Version;
    else if (Read.takes("checks", Value) || Read.takes("config", Value) ||
             Read.takes("config-file", Value))
      Result.ChoosesChecks = true;
    else if (Read.takes("load", Value))
      Result.Plugins.push_back(Value.str());
    else if (sys::fs::is_regular_file(Read.current()))
      Result.Files.push_back(Read.current().str());
    Read.copyTo(Result.Rest);
  }
  return Result;
}

bool configurationChooses(ArrayRef<std::string> Files) {
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
