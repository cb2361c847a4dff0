//===- FixText.cpp - What may be written in the place of a call -----------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/FixText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;
using llvm::StringRef;

namespace {

struct FitName {
  StringRef Name;
  FixFit Fit;
};
constexpr FitName FitNames[] = {
    {"integer", FixFit::Integer},
    {"call", FixFit::Call},
    {"nanoseconds", FixFit::Nanoseconds},
    {"microseconds", FixFit::Microseconds},
    {"milliseconds", FixFit::Milliseconds},
    {"steady-time", FixFit::SteadyTime},
};

bool isLibraryId(StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, [](char C) {
    return llvm::isDigit(C) || (C >= 'a' && C <= 'z') || C == '-';
  });
}

bool isPartOfName(char C) { return llvm::isAlnum(C) || C == '_' || C == ':'; }

/// What is wrong between two braces; empty if nothing is.
std::string parsePlaceholder(StringRef Inside, FixPiece &Piece) {
  if (Inside == "this") {
    Piece.K = FixPiece::Kind::Object;
    return {};
  }
  auto [Index, Fit] = Inside.split(':');
  if (!Index.empty() && llvm::all_of(Index, llvm::isDigit)) {
    Piece.K = FixPiece::Kind::Argument;
    if (Index.getAsInteger(10, Piece.Index))
      return ("there is no argument " + Index).str();
    if (Index.size() == Inside.size())
      return {};
    for (const FitName &Known : FitNames)
      if (Known.Name == Fit) {
        Piece.Fit = Known.Fit;
        return {};
      }
    std::string Message =
        ("unknown kind of argument '" + Fit + "'; expected one of: ").str();
    for (const FitName &Known : FitNames)
      Message += (&Known == FitNames ? "" : ", ") + Known.Name.str();
    return Message;
  }
  if (isLibraryId(Inside)) {
    Piece.K = FixPiece::Kind::Library;
    Piece.Text = Inside;
    return {};
  }
  return ("'{" + Inside +
          "}' is no placeholder: neither an argument, nor 'this', nor a "
          "library's id")
      .str();
}

} // namespace

bool asynctidy::parseFix(StringRef Text, FixPieces &Pieces, FixError &Error) {
  const auto Fail = [&](size_t Offset, std::string Message) {
    Error.Offset = Offset;
    Error.Message = std::move(Message);
    return false;
  };
  if (Text.trim().empty())
    return Fail(0, "the fix is empty");
  size_t At = 0;
  while (At != Text.size()) {
    const size_t Brace = Text.find_first_of("{}", At);
    if (Brace != At) {
      FixPiece Plain;
      Plain.Text = Text.slice(At, Brace);
      Pieces.push_back(Plain);
    }
    if (Brace == StringRef::npos)
      return true;
    const size_t Close = Text.find('}', Brace);
    if (Text[Brace] == '}' || Close == StringRef::npos)
      return Fail(Brace, "a brace without its counterpart");
    FixPiece Piece;
    const std::string Fault =
        parsePlaceholder(Text.slice(Brace + 1, Close), Piece);
    if (!Fault.empty())
      return Fail(Brace, Fault);
    if (Piece.K == FixPiece::Kind::Object &&
        (Text.substr(Close + 1, 1) != "." || Close + 2 >= Text.size() ||
         !isPartOfName(Text[Close + 2])))
      return Fail(Brace, "'{this}' is followed by '.' and a member's name");
    // The object brings its `.` or `->` along.
    At = Close + (Piece.K == FixPiece::Kind::Object ? 2 : 1);
    Pieces.push_back(Piece);
  }
  return true;
}

std::string asynctidy::fillFix(llvm::ArrayRef<FixPiece> Pieces,
                               NamespaceOf Find,
                               llvm::ArrayRef<StringRef> Arguments,
                               StringRef Object) {
  std::string Result;
  for (const FixPiece &Piece : Pieces)
    switch (Piece.K) {
    case FixPiece::Kind::Text:
      Result += Piece.Text;
      break;
    case FixPiece::Kind::Argument:
      if (Piece.Index < Arguments.size())
        Result += Arguments[Piece.Index];
      break;
    case FixPiece::Kind::Object:
      Result += Object;
      break;
    case FixPiece::Kind::Library:
      Result += Find(Piece.Text);
      break;
    }
  return Result;
}

FixNames asynctidy::namesIn(llvm::ArrayRef<FixPiece> Pieces, NamespaceOf Find) {
  // No name holds these.
  constexpr StringRef AnyArgument = "#", AnyObject = "@";
  std::vector<StringRef> Arguments;
  for (const FixPiece &Piece : Pieces)
    if (Piece.K == FixPiece::Kind::Argument && Piece.Index >= Arguments.size())
      Arguments.resize(Piece.Index + 1, AnyArgument);
  const std::string Text = fillFix(Pieces, Find, Arguments, AnyObject);
  FixNames Names;
  const auto Add = [](auto &List, StringRef Name) {
    if (!llvm::is_contained(List, Name))
      List.push_back(Name.str());
  };
  StringRef Rest = Text;
  while (!Rest.empty()) {
    StringRef Name = Rest.take_while(isPartOfName);
    if (Name.empty()) {
      const bool IsObject = Rest.substr(0, 1) == AnyObject;
      Rest = Rest.drop_front();
      if (IsObject)
        Add(Names.Members, Rest.take_while(isPartOfName));
      continue;
    }
    Rest = Rest.drop_front(Name.size());
    Name.consume_front("::");
    if (Name.contains("::"))
      Add(Names.Qualified, Name);
  }
  return Names;
}
