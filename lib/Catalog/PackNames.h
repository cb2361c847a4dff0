//===- PackNames.h - The names that packs write -----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a name in a pack may look like (docs/adding-a-library.md, "Names"), and
/// what is said of one that does not.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CATALOG_PACKNAMES_H
#define ASYNCTIDY_CATALOG_PACKNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace asynctidy {

/// "; did you mean 'x'?", or nothing if no candidate is near \p Word.
std::string suggestion(llvm::StringRef Word,
                       llvm::ArrayRef<llvm::StringRef> Candidates);

/// Whether \p Text is an identifier of C++ (in ASCII).
bool isIdentifier(llvm::StringRef Text);

/// Whether \p Text can be the id of a library: lower-case letters, digits and
/// dashes.
bool isLibraryId(llvm::StringRef Text);

/// Whether \p Component, the last of a name, names an operator by its symbol.
bool isOperator(llvm::StringRef Component);

/// What is wrong with \p Name as the qualified name of a function or class, as
/// a message; empty if nothing is. \param IsGlobAllowed whether `*` and `**`
/// may stand for names.
std::string faultOfName(llvm::StringRef Name, bool IsGlobAllowed);

} // namespace asynctidy

#endif // ASYNCTIDY_CATALOG_PACKNAMES_H
