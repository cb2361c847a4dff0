//===- Reports.h - Findings for other programs to read ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_REPORTS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_REPORTS_H

#include "Findings.h"
#include "llvm/ADT/ArrayRef.h"

namespace asynctidy {
namespace launcher {

/// What reports say of the run besides its findings.
struct RunFacts {
  /// The launcher itself, for the addresses of pages.
  std::string Executable;
  std::string Root;
  unsigned Major = 0;
  /// What kept files from being read: compile errors, errors of options.
  std::vector<const Diagnostic *> Troubles;
  /// The files that could not be read to the end.
  size_t BrokenFiles = 0;
  bool HasBaseline = false;
};

/// SARIF 2.1.0: each finding with the chain of calls as a code flow.
std::string sarif(llvm::ArrayRef<Finding> Findings, const RunFacts &Facts,
                  SourceTexts &Sources);

/// GitLab's report of code quality.
std::string gitlab(llvm::ArrayRef<Finding> Findings);

/// A line that makes GitHub show a finding beside the code.
std::string githubLine(const Diagnostic &Of, llvm::StringRef Root);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_REPORTS_H
