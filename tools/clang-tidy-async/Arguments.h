//===- Arguments.h - What the user asks of the launcher ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_ARGUMENTS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_ARGUMENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// The launcher's arguments: its own are taken out, the others are clang-tidy's.
struct Arguments {
  enum class Action {
    Lint,
    Help,
    Version,
    PrintPlugin,
    PrintClangTidy,
    CheckCatalog,
  };
  Action Wanted = Action::Lint;
  /// Of `--llvm N`; 0 if not given.
  unsigned Major = 0;
  /// What goes to clang-tidy, in the order given: all that is not the
  /// launcher's. With CheckCatalog: the files and what follows them.
  std::vector<std::string> Rest;

  // What clang-tidy's own arguments say.

  /// The checks are chosen by -checks, -config or -config-file.
  bool ChoosesChecks = false;
  /// The plugins that -load names.
  std::vector<std::string> Plugins;
  /// Those of the arguments that are files.
  std::vector<std::string> Files;
};

/// Reads the arguments after the program's name. From `--` on they are the
/// compiler's and nobody's to read.
llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<const char *> Given);

/// Whether the .clang-tidy file in force for one of \p Files (for the current
/// directory, if there are none) itself names checks of ours, so that it
/// decides which of them run.
bool configurationChooses(llvm::ArrayRef<std::string> Files);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_ARGUMENTS_H
