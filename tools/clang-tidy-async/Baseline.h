//===- Baseline.h - Findings that are known already -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_BASELINE_H
#define ASYNCTIDY_TOOLS_LAUNCHER_BASELINE_H

#include "Findings.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace asynctidy {
namespace launcher {

/// The findings of an earlier run, in a file that lies beside the code.
class Baseline {
public:
  struct Entry {
    std::string Check;
    std::string File;
    std::string Message;
  };

  /// Mistakes in the file are told with file, line and column.
  static llvm::Expected<Baseline> read(const std::string &Path);
  /// The same on the text of a file.
  static llvm::Expected<Baseline> parse(llvm::MemoryBufferRef Text);

  bool has(const Finding &Of) const {
    return Entries.count(Of.Fingerprint) != 0;
  }
  void add(const Finding &Of);
  size_t size() const { return Entries.size(); }
  /// Takes out the entries for which this holds.
  /// \returns how many there were.
  size_t
  removeIf(llvm::function_ref<bool(llvm::StringRef Fingerprint, const Entry &)>
               IsGone);

  /// The text of the file: JSON, one line an entry, in the order of file, check
  /// and message.
  std::string text() const;
  llvm::Error write(const std::string &Path) const;

private:
  /// By fingerprint.
  std::map<std::string, Entry> Entries;
};

/// Writes a file whole or not at all.
llvm::Error writeFile(const std::string &Path, llvm::StringRef Text);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_BASELINE_H
