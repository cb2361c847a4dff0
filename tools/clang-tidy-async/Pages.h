//===- Pages.h - The checks' pages, built in --------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_PAGES_H
#define ASYNCTIDY_TOOLS_LAUNCHER_PAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace asynctidy {
namespace launcher {

/// The text of docs/checks/<check>.md.
struct Page {
  llvm::StringRef Check;
  llvm::StringRef Text;
};

/// All pages, in the order of their names.
llvm::ArrayRef<Page> pages();
/// The page of a check, or null.
const Page *pageOf(llvm::StringRef Check);

/// What a page says first: one sentence.
std::string summaryOf(const Page &Of);

/// The page without what only a browser needs, for a terminal.
std::string plainText(const Page &Of, bool InColor);

/// The address of a check's page on the web, or of its file here; of a check of
/// clang-tidy's, clang-tidy's page. Empty if there is none.
/// \param Executable the launcher itself.
std::string addressOf(llvm::StringRef Check, llvm::StringRef Executable);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_PAGES_H
