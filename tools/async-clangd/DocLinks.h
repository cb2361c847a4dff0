//===- DocLinks.h - The page behind a diagnostic ----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clangd makes the link to a check's page from the check's name: for all of
/// them it is a page of clang-tidy's own, and for ours there is none.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_ASYNC_CLANGD_DOCLINKS_H
#define ASYNCTIDY_TOOLS_ASYNC_CLANGD_DOCLINKS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <string>

namespace asynctidy {
namespace editor {

/// The address of a check's page; empty if there is none.
using PageOf = llvm::function_ref<std::string(llvm::StringRef Check)>;

/// In a message with "diagnostics", links those of ours to their pages; without
/// a page they have no link.
void linkToPages(llvm::json::Value &Message, PageOf Page);

/// A path as a file: address.
std::string fileAddress(llvm::StringRef Path);

/// \p Pattern with \p Check in the place of "{check}".
std::string webAddress(llvm::StringRef Pattern, llvm::StringRef Check);

} // namespace editor
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_ASYNC_CLANGD_DOCLINKS_H
