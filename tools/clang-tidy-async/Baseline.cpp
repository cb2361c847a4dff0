//===- Baseline.cpp - Findings that are known already ---------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <set>
#include <tuple>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

constexpr StringLiteral FormatVersion = "1";

/// Reads the file with the parser for YAML, of which JSON is a part: it knows
/// the place of everything.
class Reader {
public:
  explicit Reader(MemoryBufferRef Text) : Name(Text.getBufferIdentifier()) {
    Sources.setDiagHandler(
        [](const SMDiagnostic &Of, void *Self) {
          static_cast<Reader *>(Self)->fail(
              Of.getLineNo(), Of.getColumnNo() + 1, Of.getMessage());
        },
        this);
    Stream = std::make_unique<yaml::Stream>(Text, Sources);
  }

  Error read(std::map<std::string, Baseline::Entry> &Entries) {
    auto Document = Stream->begin();
    yaml::Node *Root =
        Document == Stream->end() ? nullptr : Document->getRoot();
    bool HasVersion = false, HasFindings = false;
    keys(Root, "a baseline", [&](StringRef Key, yaml::Node *Value) {
      if (Key == "version") {
        HasVersion = true;
        if (text(Value) != FormatVersion)
          fail(Value, "this clang-tidy-async reads baselines of version " +
                          Twine(FormatVersion) +
                          "; write this one anew with --write-baseline");
      } else if (Key == "findings") {
        HasFindings = true;
        auto *List = dyn_cast_or_null<yaml::SequenceNode>(Value);
        if (!List)
          return fail(Value, "'findings' is a list");
        for (yaml::Node &Element : *List)
          readEntry(Element, Entries);
      }
    });
    if (!HasVersion)
      fail(1, 1, "it has no 'version', so it is no baseline");
    if (!HasFindings)
      fail(1, 1, "it has no 'findings', so it is no baseline");
    return First.empty() ? Error::success() : failure(First);
  }

private:
  void fail(int Line, int Column, const Twine &Message) {
    if (First.empty())
      First = (Name + ":" + Twine(Line) + ":" + Twine(Column) +
               ": error: " + Message)
                  .str();
  }
  void fail(yaml::Node *At, const Twine &Message) {
    const auto Place =
        At ? Sources.getLineAndColumn(At->getSourceRange().Start)
           : std::make_pair(1u, 1u);
    fail(static_cast<int>(Place.first), static_cast<int>(Place.second),
         Message);
  }

  template <typename Action>
  void keys(yaml::Node *Node, StringRef What, Action Do) {
    auto *Map = dyn_cast_or_null<yaml::MappingNode>(Node);
    if (!Map)
      return fail(Node, What + Twine(" is an object"));
    for (yaml::KeyValueNode &Pair : *Map) {
      // The parser gives up at the first mistake.
      if (!First.empty())
        return;
      Do(text(Pair.getKey()), Pair.getValue());
    }
  }

  std::string text(yaml::Node *Node) {
    SmallString<128> Storage;
    if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Node))
      return Scalar->getValue(Storage).str();
    fail(Node, "this is a text");
    return {};
  }

  void readEntry(yaml::Node &Node,
                 std::map<std::string, Baseline::Entry> &Entries) {
    Baseline::Entry New;
    std::string Fingerprint;
    std::set<std::string> Present;
    keys(&Node, "a finding", [&](StringRef Key, yaml::Node *Value) {
      Present.insert(Key.str());
      if (Key == "check")
        New.Check = text(Value);
      else if (Key == "file")
        New.File = text(Value);
      else if (Key == "message")
        New.Message = text(Value);
      else if (Key == "fingerprint")
        Fingerprint = text(Value);
    });
    for (const char *Needed : {"check", "file", "fingerprint", "message"})
      if (!Present.count(Needed))
        return fail(&Node, "this finding has no '" + Twine(Needed) + "'");
    Entries[Fingerprint] = std::move(New);
  }

  const StringRef Name;
  SourceMgr Sources;
  std::unique_ptr<yaml::Stream> Stream;
  std::string First;
};

std::string quoted(StringRef Text) {
  std::string Result;
  raw_string_ostream Out(Result);
  Out << json::Value(json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text));
  Out.flush();
  return Result;
}

} // namespace

Expected<Baseline> Baseline::parse(MemoryBufferRef Text) {
  Baseline Result;
  if (Error Wrong = Reader(Text).read(Result.Entries))
    return std::move(Wrong);
  return std::move(Result);
}

Expected<Baseline> Baseline::read(const std::string &Path) {
  auto File = MemoryBuffer::getFile(Path);
  if (!File)
    return failure("the baseline '" + Path +
                   "' cannot be read: " + File.getError().message() +
                   " (--write-baseline " + Path + " makes one)");
  return parse((*File)->getMemBufferRef());
}

void Baseline::add(const Finding &Of) {
  Entries[Of.Fingerprint] = {Of.Of->Check, Of.File, Of.Of->Message};
}

size_t Baseline::removeIf(
    function_ref<bool(StringRef Fingerprint, const Entry &)> IsGone) {
  const size_t Before = Entries.size();
  for (auto It = Entries.begin(); It != Entries.end();)
    It = IsGone(It->first, It->second) ? Entries.erase(It) : std::next(It);
  return Before - Entries.size();
}

std::string Baseline::text() const {
  std::vector<std::pair<StringRef, const Entry *>> Sorted;
  for (const auto &[Fingerprint, Of] : Entries)
    Sorted.emplace_back(Fingerprint, &Of);
  std::sort(Sorted.begin(), Sorted.end(), [](const auto &A, const auto &B) {
    return std::tie(A.second->File, A.second->Check, A.second->Message,
                    A.first) < std::tie(B.second->File, B.second->Check,
                                        B.second->Message, B.first);
  });
  std::string Text = "{\n\"tool\": \"clang-tidy-async\",\n\"version\": " +
                     FormatVersion.str() + ",\n\"findings\": [";
  StringRef Separator = "\n";
  for (const auto &[Fingerprint, Of] : Sorted) {
    Text += (Separator + "{\"check\": " + quoted(Of->Check) +
             ", \"file\": " + quoted(Of->File) +
             ", \"fingerprint\": " + quoted(Fingerprint) +
             ", \"message\": " + quoted(Of->Message) + "}")
                .str();
    Separator = ",\n";
  }
  return Text + "\n]\n}\n";
}

Error Baseline::write(const std::string &Path) const {
  return writeFile(Path, text());
}

Error writeFile(const std::string &Path, StringRef Text) {
  auto Failed = [&](std::error_code Code) {
    return failure("cannot write '" + Path + "': " + Code.message());
  };
  // A device, such as /dev/stdout, cannot be replaced, nor "-", which is stdout.
  const bool IsPlain = Path != "-" && (!sys::fs::exists(Path) ||
                                       sys::fs::is_regular_file(Path));
  SmallString<256> Temporary(Path);
  if (IsPlain)
    Temporary += ".new";
  std::error_code Code;
  raw_fd_ostream File(Temporary, Code);
  if (Code)
    return Failed(Code);
  File << Text;
  if (Path == "-")
    File.flush();
  else
    File.close();
  if (File.has_error()) {
    Code = File.error();
    File.clear_error();
    if (IsPlain)
      sys::fs::remove(Temporary);
    return Failed(Code);
  }
  if (IsPlain)
    if (std::error_code Code = sys::fs::rename(Temporary, Path)) {
      sys::fs::remove(Temporary);
      return Failed(Code);
    }
  return Error::success();
}

} // namespace launcher
} // namespace asynctidy
