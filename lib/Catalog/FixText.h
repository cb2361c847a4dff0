//===- FixText.h - What may be written in the place of a call ---*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The texts under an entry's key `fix`, such as
/// `co_await aio::sleep_for(std::chrono::seconds({0:integer}))`. Their
/// placeholders are described in docs/adding-a-library.md.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CATALOG_FIXTEXT_H
#define ASYNCTIDY_CATALOG_FIXTEXT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace asynctidy {

/// What an argument must be for a fix to compile and to mean the same.
enum class FixFit : uint8_t {
  Any,
  Integer,      ///< An integer.
  Call,         ///< A call that makes a new object: nothing else is awaited.
  Nanoseconds,  ///< A duration that is that many, without loss.
  Microseconds, ///< As above.
  Milliseconds, ///< As above.
  SteadyTime,   ///< A time of std::chrono::steady_clock.
};

/// A part of a fix's text.
struct FixPiece {
  enum class Kind : uint8_t {
    Text,     ///< Stands for itself.
    Argument, ///< The argument of this index, as the user wrote it.
    Object,   ///< The object of a method call with its `.` or `->`.
    Library,  ///< The namespace in use of the library of this id.
  };
  Kind K = Kind::Text;
  FixFit Fit = FixFit::Any;
  unsigned Index = 0;
  /// The text, or the library's id.
  llvm::StringRef Text;
};

/// A mistake in a fix's text.
struct FixError {
  size_t Offset = 0;
  std::string Message;
};

using FixPieces = llvm::SmallVector<FixPiece, 4>;

/// \returns false, and what is wrong, if \p Text is not well formed.
bool parseFix(llvm::StringRef Text, FixPieces &Pieces, FixError &Error);

using NamespaceOf = llvm::function_ref<llvm::StringRef(llvm::StringRef Id)>;

/// The text with its placeholders filled in.
/// \param Object the object with its `.` or `->`.
std::string fillFix(llvm::ArrayRef<FixPiece> Pieces, NamespaceOf Find,
                    llvm::ArrayRef<llvm::StringRef> Arguments,
                    llvm::StringRef Object);

/// What the text takes for granted, for those who know what is declared.
struct FixNames {
  /// Qualified names, without leading "::".
  llvm::SmallVector<std::string, 2> Qualified;
  /// Members of the object.
  llvm::SmallVector<std::string, 1> Members;
};
FixNames namesIn(llvm::ArrayRef<FixPiece> Pieces, NamespaceOf Find);

} // namespace asynctidy

#endif // ASYNCTIDY_CATALOG_FIXTEXT_H
