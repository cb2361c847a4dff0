//===- TextReport.cpp - Findings for people to read -----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TextReport.h"
#include "Database.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cstdlib>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

class Printer {
public:
  Printer(raw_ostream &Out, SourceTexts &Sources, StringRef Directory,
          bool InColor)
      : Out(Out), Sources(Sources), Directory(Directory), InColor(InColor) {}

  void print(const Diagnostic &Of) {
    const bool IsError = !Of.isFinding() || Of.IsAsError;
    line(Of.Where, IsError ? "error" : "warning", IsError ? Red : Magenta,
         Of.Message,
         " [" + Of.Names + "]");
    excerpt(Of.Where);
    for (const Note &N : Of.Notes) {
      line(N.Where, "note", Cyan, N.Message, "");
      // The place of the warning has been shown.
      if (N.Where.File != Of.Where.File || N.Where.Line != Of.Where.Line)
        excerpt(N.Where);
    }
  }

private:
  static constexpr char Red[] = "\33[1;31m";
  static constexpr char Magenta[] = "\33[1;35m";
  static constexpr char Cyan[] = "\33[1;36m";
  static constexpr char Green[] = "\33[1;32m";
  static constexpr char Bold[] = "\33[1m";
  static constexpr char Plain[] = "\33[0m";

  StringRef color(StringRef Code) const { return InColor ? Code : ""; }

  void line(const Spot &Where, StringRef Kind, StringRef Code,
            StringRef Message, StringRef End) {
    Out << color(Bold);
    if (!Where.File.empty()) {
      Out << relativeTo(Where.File, Directory) << ':';
      if (Where.Line != 0)
        Out << Where.Line << ':' << Where.Column << ':';
      Out << ' ';
    }
    Out << color(Plain) << color(Code) << Kind << ": " << color(Plain)
        << color(Kind == "note" ? "" : Bold) << Message << End << color(Plain)
        << '\n';
  }

  /// The line with a caret under the place.
  void excerpt(const Spot &Where) {
    if (Where.Line == 0)
      return;
    const StringRef Text = Sources.line(Where.File, Where.Line);
    const std::string Number = utostr(Where.Line);
    const size_t Width = std::max<size_t>(Number.size(), 5);
    Out.indent(static_cast<unsigned>(Width - Number.size()))
        << Number << " | " << Text << '\n';
    Out.indent(static_cast<unsigned>(Width)) << " | ";
    // A tab stays one, so that the caret stands where it should; the bytes that
    // continue a code point take no room.
    for (char C : Text.take_front(Where.Column - 1))
      if (C == '\t')
        Out << '\t';
      else if ((static_cast<unsigned char>(C) & 0xC0) != 0x80)
        Out << ' ';
    Out << color(Green) << '^' << color(Plain) << '\n';
  }

  raw_ostream &Out;
  SourceTexts &Sources;
  const StringRef Directory;
  const bool InColor;
};

} // namespace

std::string textOf(const Diagnostic &Of, SourceTexts &Sources,
                   StringRef Directory, bool InColor) {
  std::string Text;
  raw_string_ostream Out(Text);
  Printer(Out, Sources, Directory, InColor).print(Of);
  Out.flush();
  return Text;
}

std::string relativeTo(StringRef Path, StringRef Directory) {
  StringRef Inside;
  if (Directory.empty() || isBelow(Path, Directory, Inside))
    return (Directory.empty() ? Path : Inside).str();
  const std::string Real = realPath(Path);
  return (isBelow(Real, realPath(Directory), Inside) ? Inside : Path).str();
}

bool isColorRefused() {
  const char *No = std::getenv("NO_COLOR");
  return No && *No;
}

} // namespace launcher
} // namespace asynctidy
