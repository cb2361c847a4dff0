//===- MacroValues.h - Macros that stand for integers -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_MACROVALUES_H
#define ASYNCTIDY_CHECKS_MACROVALUES_H

#include "clang/Lex/Preprocessor.h"

namespace clang::tidy::async {

/// The value of an object-like macro that is one integer literal, in
/// parentheses, with a sign or a cast, or the name of another such macro: what
/// O_NONBLOCK, WNOHANG and SYS_futex are. Expressions are not evaluated.
/// \returns whether \p Name is one, with its value in \p Value.
bool macroValue(const Preprocessor &Macros, llvm::StringRef Name,
                int64_t &Value);

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_MACROVALUES_H
