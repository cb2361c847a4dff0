//===- Diff.h - The lines that a change touches -----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_DIFF_H
#define ASYNCTIDY_TOOLS_LAUNCHER_DIFF_H

#include "Diagnostics.h"
#include <set>

namespace asynctidy {
namespace launcher {

/// What a unified diff, as of `git diff`, adds or changes.
class Diff {
public:
  /// Reads a file, or stdin for "-".
  /// \param Root the directory that the paths of the diff are seen from.
  static llvm::Expected<Diff> read(const std::string &Path,
                                   llvm::StringRef Root);
  static llvm::Expected<Diff> parse(llvm::MemoryBufferRef Text,
                                    llvm::StringRef Root);

  /// Whether a finding comes with the change: it, or a call on the way to what
  /// blocks, stands in a line that was added or changed.
  bool touches(const Diagnostic &Of) const;
  /// The absolute paths of the changed files, without symbolic links.
  std::vector<std::string> files() const;
  bool has(llvm::StringRef File) const;
  bool hasLine(const Spot &Where) const;

private:
  std::map<std::string, std::set<unsigned>> Lines;
};

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_DIFF_H
