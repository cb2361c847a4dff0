//===- Tokens.cpp - What an example names ---------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Packs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace asynctidy {

StringRef tokenOf(StringRef Name) {
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

bool isIdentifierPart(char C) { return llvm::isAlnum(C) || C == '_'; }

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

bool containsToken(StringRef Text, StringRef Token) {
  return containsToken(Text, Token, [](StringRef) { return true; });
}

bool containsCall(StringRef Text, StringRef Token) {
  return containsToken(Text, Token, [](StringRef After) {
    return After.ltrim().substr(0, 1).find_first_of("(<") == 0;
  });
}

} // namespace asynctidy
