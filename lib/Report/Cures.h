//===- Cures.h - What to use instead ----------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_REPORT_CURES_H
#define ASYNCTIDY_REPORT_CURES_H

#include "Catalog/Catalog.h"
#include <string>

namespace asynctidy {

/// What a cure begins with that is code and not a name.
constexpr llvm::StringLiteral AwaitKeyword = "co_await ";

/// The id of a library in use, which is "id" or "id=namespace": the namespace is
/// the one that the root's code names.
llvm::StringRef baseOf(llvm::StringRef Library);

/// Replaces each `{id}` in a cure by the namespace in use.
std::string expandCure(llvm::StringRef Text, llvm::StringRef Library,
                       const Catalog &Packs);

} // namespace asynctidy

#endif // ASYNCTIDY_REPORT_CURES_H
