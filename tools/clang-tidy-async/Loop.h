//===- Loop.h - Lints many files --------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_LOOP_H
#define ASYNCTIDY_TOOLS_LAUNCHER_LOOP_H

#include "Arguments.h"

namespace asynctidy {
namespace launcher {

/// Exit statuses of the launcher itself; clang-tidy's own are 0 and 1.
enum ExitStatus {
  Clean = 0,
  Warned = 1,    ///< There are findings that count as errors.
  Unusable = 2,  ///< What is asked for cannot be run.
  NotLoaded = 3, ///< clang-tidy ran without the plugin, or could not read a
                 ///< file. (The plugin itself ends a run of the wrong version
                 ///< with the same status.)
};

/// What clang-tidy says, and the launcher must not pass over.
constexpr char LoadIgnored[] = "-load request ignored";

/// Whether the launcher runs clang-tidy once a file, itself: for more than one
/// file, for all of a database, and for what clang-tidy cannot do.
bool needsLoop(const Arguments &Given);

/// Lints all files.
/// \param ClangTidy the program and the option that loads the plugin.
/// \param Executable the launcher itself.
/// \returns the exit status.
llvm::Expected<int> lintAll(const Arguments &Given,
                            llvm::ArrayRef<std::string> ClangTidy,
                            unsigned Major, llvm::StringRef Executable);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_LOOP_H
