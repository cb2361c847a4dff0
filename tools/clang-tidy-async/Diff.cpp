//===- Diff.cpp - The lines that a change touches -------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diff.h"
#include "Database.h"
#include "Installation.h"
#include "Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// A path as git writes it: in quotes and with octal numbers if it has unusual
/// characters, and cut off at a tab, after which a date may follow.
std::string unquoted(StringRef Text) {
  Text = Text.rtrim("\r");
  if (!Text.consume_front("\""))
    return Text.split('\t').first.str();
  std::string Result;
  while (!Text.empty() && Text.front() != '"') {
    char C = Text.front();
    Text = Text.drop_front();
    if (C != '\\' || Text.empty()) {
      Result += C;
      continue;
    }
    unsigned Code = 0;
    if (Text.size() >= 3 && !Text.take_front(3).getAsInteger(8, Code)) {
      Result += static_cast<char>(Code);
      Text = Text.drop_front(3);
      continue;
    }
    C = Text.front();
    Text = Text.drop_front();
    Result += C == 'n' ? '\n' : C == 't' ? '\t' : C;
  }
  return Result;
}

/// The file that a path in a diff means: as it is written, or without its first
/// component, which git and others put in front ("b/").
std::string resolved(const std::string &Written, StringRef Root) {
  const std::string WithoutFirst = StringRef(Written).split('/').second.str();
  for (const std::string &Path : {WithoutFirst, Written})
    for (StringRef Directory : {Root, StringRef()})
      if (!Path.empty() && sys::fs::exists(cleanPath(Path, Directory)))
        return realPath(cleanPath(Path, Directory));
  return cleanPath(beginsWith(Written, "b/") ? WithoutFirst : Written, Root);
}

/// Reads "12,3" or "12".
bool readRange(StringRef Text, unsigned &Begin, unsigned &Count) {
  auto [First, Second] = Text.split(',');
  Count = 1;
  return !First.getAsInteger(10, Begin) &&
         (Second.empty() || !Second.getAsInteger(10, Count));
}

} // namespace

Expected<Diff> Diff::parse(MemoryBufferRef Text, StringRef Root) {
  Diff Result;
  SmallVector<StringRef, 256> Rows;
  StringRef All = Text.getBuffer();
  All.consume_back("\n");
  All.split(Rows, '\n');
  auto Wrong = [&](size_t Row, const Twine &Message) {
    return failure(Text.getBufferIdentifier() + ":" + Twine(Row + 1) +
                   ":1: error: " + Message);
  };
  bool IsDiff = All.trim().empty();
  std::set<unsigned> *File = nullptr;
  std::set<unsigned> Deleted;
  for (size_t I = 0; I != Rows.size(); ++I) {
    StringRef Row = Rows[I];
    if (beginsWith(Row, "diff ") || beginsWith(Row, "--- ")) {
      IsDiff |= beginsWith(Row, "diff ");
      continue;
    }
    if (Row.consume_front("+++ ")) {
      IsDiff = true;
      const std::string Path = unquoted(Row);
      File = Path == "/dev/null" ? &Deleted
                                 : &Result.Lines[resolved(Path, Root)];
      continue;
    }
    if (beginsWith(Row, "@@@"))
      return Wrong(I, "this is the diff of a merge with several parents; a diff "
                      "with one of them is needed, as of 'git diff "
                      "parent...HEAD'");
    if (!Row.consume_front("@@ -"))
      continue;
    unsigned Old = 0, OldCount = 0, New = 0, NewCount = 0;
    auto [Ranges, Rest] = Row.split(" @@");
    auto [OldRange, NewRange] = Ranges.split(" +");
    if (!File || !readRange(OldRange, Old, OldCount) ||
        !readRange(NewRange, New, NewCount))
      return Wrong(I, "this is no part of a unified diff");
    while (OldCount != 0 || NewCount != 0) {
      if (++I == Rows.size())
        return Wrong(I - 1, "the diff ends in the midst of a change");
      const char Kind = Rows[I].empty() ? ' ' : Rows[I].front();
      if (Kind == '\\')
        continue;
      const bool IsOld = Kind == ' ' || Kind == '-';
      const bool IsNew = Kind == ' ' || Kind == '+';
      if ((!IsOld && !IsNew) || (IsOld && OldCount == 0) ||
          (IsNew && NewCount == 0))
        return Wrong(I, "this line does not fit the change around it");
      if (Kind == '+')
        File->insert(New);
      OldCount -= IsOld;
      NewCount -= IsNew;
      New += IsNew;
    }
  }
  if (!IsDiff)
    return Wrong(0, "this is no unified diff");
  return std::move(Result);
}

Expected<Diff> Diff::read(const std::string &Path, StringRef Root) {
  auto File = MemoryBuffer::getFileOrSTDIN(Path);
  if (!File)
    return failure("the diff '" + Path +
                   "' cannot be read: " + File.getError().message());
  return parse((*File)->getMemBufferRef(), Root);
}

bool Diff::has(StringRef File) const {
  return Lines.count(realPath(File)) != 0;
}

bool Diff::hasLine(const Spot &Where) const {
  auto File = Lines.find(realPath(Where.File));
  return File != Lines.end() && File->second.count(Where.Line) != 0;
}

bool Diff::touches(const Diagnostic &Of) const {
  return hasLine(Of.Where) ||
         any_of(Of.Notes, [&](const Note &N) { return hasLine(N.Where); });
}

std::vector<std::string> Diff::files() const {
  std::vector<std::string> Files;
  for (const auto &[File, Of] : Lines)
    Files.push_back(File);
  return Files;
}

} // namespace launcher
} // namespace asynctidy
