//===- MacroValues.cpp - Macros that stand for integers -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MacroValues.h"
#include "clang/Lex/MacroInfo.h"

namespace clang::tidy::async {

/// Macros are looked through this often: SYS_futex is __NR_futex is 202.
static constexpr unsigned MaxNames = 8;

static bool valueOf(const Preprocessor &Macros, llvm::StringRef Name,
                    int64_t &Value, unsigned Depth) {
  if (Depth == 0)
    return false;
  // Also one of a precompiled header, whatever the file itself spells.
  const IdentifierInfo *Identifier = Macros.getIdentifierInfo(Name);
  if (!Identifier->hasMacroDefinition())
    return false;
  const MacroInfo *Info = Macros.getMacroInfo(Identifier);
  if (!Info || Info->isFunctionLike())
    return false;
  llvm::ArrayRef<Token> Tokens(Info->tokens_begin(), Info->tokens_end());
  while (Tokens.size() >= 3 && Tokens.front().is(tok::l_paren) &&
         Tokens.back().is(tok::r_paren))
    Tokens = Tokens.drop_front().drop_back();
  // ((__kernel_rwf_t)0x00000008)
  if (Tokens.size() == 4 && Tokens[0].is(tok::l_paren) &&
      Tokens[1].is(tok::identifier) && Tokens[2].is(tok::r_paren))
    Tokens = Tokens.drop_front(3);
  bool IsNegative = Tokens.size() == 2 && Tokens.front().is(tok::minus);
  if (IsNegative)
    Tokens = Tokens.drop_front();
  if (Tokens.size() != 1)
    return false;
  if (const IdentifierInfo *Other = Tokens.front().getIdentifierInfo()) {
    if (!valueOf(Macros, Other->getName(), Value, Depth - 1))
      return false;
  } else {
    if (Tokens.front().isNot(tok::numeric_constant))
      return false;
    std::string Spelling = Macros.getSpelling(Tokens.front());
    llvm::StringRef Digits = llvm::StringRef(Spelling).rtrim("uUlL");
    uint64_t Number;
    if (Digits.getAsInteger(0, Number))
      return false;
    Value = static_cast<int64_t>(Number);
  }
  if (IsNegative)
    Value = -Value;
  return true;
}

bool macroValue(const Preprocessor &Macros, llvm::StringRef Name,
                int64_t &Value) {
  return valueOf(Macros, Name, Value, MaxNames);
}

} // namespace clang::tidy::async
