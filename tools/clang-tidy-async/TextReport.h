//===- TextReport.h - Findings for people to read ---------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_TEXTREPORT_H
#define ASYNCTIDY_TOOLS_LAUNCHER_TEXTREPORT_H

#include "Diagnostics.h"

namespace asynctidy {
namespace launcher {

/// A diagnostic and its notes, as clang-tidy prints them.
/// \param Directory paths below it are shortened.
std::string textOf(const Diagnostic &Of, SourceTexts &Sources,
                   llvm::StringRef Directory, bool InColor);

/// \p Path as seen from \p Directory if it lies below it, else as it is.
std::string relativeTo(llvm::StringRef Path, llvm::StringRef Directory);

/// Whether NO_COLOR is set.
bool isColorRefused();

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_TEXTREPORT_H
