//===- Pages.cpp - The checks' pages, built in ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pages.h"
#include "Text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

// BuiltinPages, made of docs/checks/*.md.
#include "Pages.inc"

namespace {

/// A file: address; what is not plain is written as %XX.
std::string fileAddress(StringRef Path) {
  std::string Result = "file://";
  for (const char C : Path)
    if (isAlnum(C) || StringRef("/-_.~").contains(C))
      Result += C;
    else
      Result += ("%" + toHex(StringRef(&C, 1)));
  return Result;
}

/// Markdown's inline marks taken out: `code`, **bold**, [text](link).
std::string withoutMarks(StringRef Line, bool InColor) {
  const StringRef Bold = InColor ? "\33[1m" : "", Plain = InColor ? "\33[0m" : "";
  std::string Result;
  bool IsBold = false, IsCode = false;
  while (!Line.empty()) {
    if (Line.front() == '`') {
      IsCode = !IsCode;
      // Without colours the marks are all that tells code from prose.
      if (InColor)
        Result += IsCode ? "\33[36m" : "\33[0m";
      else
        Result += '`';
      Line = Line.drop_front();
      continue;
    }
    if (!IsCode && beginsWith(Line, "**")) {
      IsBold = !IsBold;
      Result += (IsBold ? Bold : Plain).str();
      Line = Line.drop_front(2);
      continue;
    }
    if (!IsCode && Line.front() == '[') {
      const size_t Middle = Line.find("](");
      const size_t End = Line.find(')', Middle);
      if (Middle != StringRef::npos && End != StringRef::npos) {
        Result += withoutMarks(Line.slice(1, Middle), InColor);
        Line = Line.drop_front(End + 1);
        continue;
      }
    }
    Result += Line.front();
    Line = Line.drop_front();
  }
  return Result;
}

} // namespace

ArrayRef<Page> pages() { return BuiltinPages; }

const Page *pageOf(StringRef Check) {
  for (const Page &Of : pages())
    if (Of.Check == Check)
      return &Of;
  return nullptr;
}

std::string summaryOf(const Page &Of) {
  // "# name", an empty line, then the first paragraph.
  const StringRef Paragraph =
      Of.Text.split("\n\n").second.split("\n\n").first;
  std::string Result;
  for (char C : Paragraph)
    Result += C == '\n' ? ' ' : C;
  return withoutMarks(Result, /*InColor=*/false);
}

std::string plainText(const Page &Of, bool InColor) {
  std::string Text;
  raw_string_ostream Out(Text);
  SmallVector<StringRef, 256> Lines;
  Of.Text.rtrim().split(Lines, '\n');
  bool IsCode = false, IsComment = false;
  for (StringRef Line : Lines) {
    IsComment |= !IsCode && beginsWith(Line, "<!--");
    if (IsComment) {
      IsComment = !endsWith(Line.rtrim(), "-->");
      continue;
    }
    if (beginsWith(Line, "```")) {
      IsCode = !IsCode;
      continue;
    }
    if (IsCode) {
      Out << "    " << Line << '\n';
      continue;
    }
    // The line under a table's head.
    if (beginsWith(Line, "| ---") || beginsWith(Line, "|---"))
      continue;
    if (beginsWith(Line, "#")) {
      const StringRef Head = Line.ltrim('#').ltrim();
      Out << (InColor ? "\33[1m" : "") << withoutMarks(Head, false)
          << (InColor ? "\33[0m" : "") << '\n';
      if (!InColor)
        Out << std::string(Head.size(), Line[1] == '#' ? '-' : '=') << '\n';
      continue;
    }
    Out << withoutMarks(Line, InColor) << '\n';
  }
  Out.flush();
  return Text;
}

std::string addressOf(StringRef Check, StringRef Executable) {
  if (!pageOf(Check)) {
    if (beginsWith(Check, "clang-diagnostic-"))
      return "https://clang.llvm.org/docs/DiagnosticsReference.html";
    if (beginsWith(Check, "clang-analyzer-"))
      return "https://clang.llvm.org/docs/analyzer/checkers.html";
    auto [Module, Rest] = Check.split('-');
    return ("https://clang.llvm.org/extra/clang-tidy/checks/" + Module + "/" +
            Rest + ".html")
        .str();
  }
  const StringRef Pattern = ASYNCTIDY_PAGES;
  if (!Pattern.empty()) {
    auto [Before, After] = Pattern.split("{check}");
    return (Before + Check + After).str();
  }
  // In a build, in a prefix, and in a prefix's directory for one LLVM.
  const StringRef Bin = sys::path::parent_path(Executable);
  for (StringRef Place :
       {"../share/doc/clang-tidy-async", "../../../share/doc/clang-tidy-async",
        "../share/doc/clang-tidy-async-" ASYNCTIDY_LLVM_MAJOR_TEXT "/docs",
        "../../../share/doc/clang-tidy-async-" ASYNCTIDY_LLVM_MAJOR_TEXT
        "/docs"}) {
    SmallString<256> Path(Bin);
    sys::path::append(Path, Place, "checks", Check + ".md");
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (sys::fs::exists(Path))
      return fileAddress(Path);
  }
  return {};
}

} // namespace launcher
} // namespace asynctidy
