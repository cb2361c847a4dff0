//===- PackNames.cpp - The names that packs write -------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/PackNames.h"
#include "Catalog/Catalog.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;
using llvm::StringRef;

std::string asynctidy::suggestion(StringRef Word,
                                  llvm::ArrayRef<StringRef> Candidates) {
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

bool asynctidy::isIdentifier(StringRef Text) {
  return !Text.empty() && !llvm::isDigit(Text.front()) &&
         llvm::all_of(Text,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

bool asynctidy::isLibraryId(StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, [](char C) {
    return llvm::isDigit(C) || (C >= 'a' && C <= 'z') || C == '-';
  });
}

static bool isBracedLibrary(StringRef Text) {
  return Text.consume_front("{") && Text.consume_back("}") && isLibraryId(Text);
}

bool asynctidy::isOperator(StringRef Component) {
  return Component.consume_front("operator") && !Component.empty() &&
         !llvm::isAlnum(Component.front()) && Component.front() != '_';
}

std::string asynctidy::faultOfName(StringRef Name, bool IsGlobAllowed) {
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
