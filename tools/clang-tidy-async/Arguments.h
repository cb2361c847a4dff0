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
    Init,
    Explain,
    ListCatalog,
  };
  Action Wanted = Action::Lint;
  /// Of `--llvm N`; 0 if not given.
  unsigned Major = 0;
  /// What goes to clang-tidy, in the order given: all that is not the
  /// launcher's. With CheckCatalog: the files and what follows them.
  std::vector<std::string> Rest;

  /// Of `--explain` and `--list-catalog`.
  std::string Subject;
  /// With --init: a file that is there is overwritten.
  bool Overwrites = false;

  // How many files are linted.

  /// Of `-j N`; 0 if not given.
  unsigned Jobs = 0;
  /// Of `--error-exitcode N`; -1 if not given.
  int ErrorStatus = -1;
  /// An option that only the launcher's own loop over the files has.
  bool NeedsLoop = false;

  // What of the findings is told, and how. Empty: not given.

  std::string Baseline, WriteBaseline;
  bool UpdatesBaseline = false;
  std::string Diff;
  std::string Sarif, GitLab;
  bool IsForGitHub = false;
  /// The directory that reports see files from.
  std::string Root;

  // What clang-tidy's own arguments say.

  /// The checks are chosen: by -checks, or by what -config or -config-file
  /// gives.
  bool ChoosesChecks = false;
  /// -config or -config-file stands for the .clang-tidy files.
  bool HasConfiguration = false;
  /// The plugins that -load names.
  std::vector<std::string> Plugins;
  /// Those of the arguments that are files.
  std::vector<std::string> Files;
  /// All arguments that are no options, in the order given.
  std::vector<std::string> Sources;
  /// The options but -p, --quiet and --use-color.
  std::vector<std::string> Options;
  /// Of `-p`.
  std::string BuildPath;
  bool HasBuildPath = false;
  bool IsQuiet = false;
  /// Of `--use-color`: 0 or 1; -1 if not given.
  int UsesColor = -1;
  /// Something else than linting is asked for, as by --list-checks.
  bool AsksOnly = false;
  /// Fixes are made or written down: one clang-tidy must see all files.
  bool Fixes = false;
  /// What follows `--`, and whether it is there.
  std::vector<std::string> CompilerFlags;
  bool HasCompilerFlags = false;
};

/// Reads the arguments after the program's name. From `--` on they are the
/// compiler's and nobody's to read.
llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<const char *> Given);

/// Whether the user chooses which checks run: by the arguments, or because the
/// .clang-tidy file in force for one of \p Files (for the current directory, if
/// there are none) itself names checks of ours or takes all out.
bool choosesChecks(const Arguments &Given, llvm::ArrayRef<std::string> Files);

/// Whether the .clang-tidy that is nearest to a file takes all checks out and puts
/// none in, as one does for code of others: nothing is to be found there.
bool configurationTurnsAllOff(const std::string &File);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_ARGUMENTS_H
