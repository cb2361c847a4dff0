//===- Findings.h - Findings with names that last ---------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_FINDINGS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_FINDINGS_H

#include "Diagnostics.h"

namespace asynctidy {
namespace launcher {

/// A diagnostic with what reports and the baseline need.
struct Finding {
  const Diagnostic *Of = nullptr;
  /// The file from the project's root, or its absolute path if it lies outside.
  std::string File;
  /// Which of several alike in the file it is, from 0.
  unsigned Ordinal = 0;
  /// The same as long as the check, the file and the functions that the finding
  /// names are: lines do not matter.
  std::string Fingerprint;
};

/// What of a message lasts: of our own checks the functions that it names, of
/// others all of it.
std::string essenceOf(const Diagnostic &Of);

/// Gives each finding its fingerprint.
/// \param Sorted in the order of reports.
std::vector<Finding> withFingerprints(llvm::ArrayRef<const Diagnostic *> Sorted,
                                      llvm::StringRef Root);

/// The directory that reports see files from: \p Given if it is not empty; else
/// the nearest directory from the current one up that has a .git; else the
/// current one.
std::string projectRoot(llvm::StringRef Given);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_FINDINGS_H
