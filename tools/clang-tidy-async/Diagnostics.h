//===- Diagnostics.h - What clang-tidy found --------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_DIAGNOSTICS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_DIAGNOSTICS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// A place in a file.
struct Spot {
  /// Absolute; empty: no place.
  std::string File;
  /// In bytes from the beginning of the file.
  unsigned Offset = 0;
  /// From 1; 0 if the file could not be read. The column counts bytes.
  unsigned Line = 0;
  unsigned Column = 0;
};

/// One change that a fix-it makes.
struct Change {
  Spot Begin;
  unsigned Length = 0;
  std::string Text;
};

struct Note {
  std::string Message;
  Spot Where;
  std::vector<Change> Fix;
};

/// A warning or an error with its notes.
struct Diagnostic {
  std::string Check;
  std::string Message;
  Spot Where;
  std::vector<Note> Notes;
  std::vector<Change> Fix;
  /// -warnings-as-errors, WarningsAsErrors or -Werror makes an error of it.
  bool IsAsError = false;
  /// What clang-tidy prints in brackets: the check, and perhaps why it is an
  /// error.
  std::string Names;

  /// clang could not read the code. (A warning of clang's own has the name of
  /// its flag there.)
  bool isCompileError() const { return Check == "clang-diagnostic-error"; }
  /// A mistake in the configuration of a check.
  bool isConfigurationError() const { return Check == "clang-tidy-config"; }
  /// Something about the code that a user may want to change.
  bool isFinding() const {
    return !isCompileError() && !isConfigurationError();
  }
};

/// The order of reports: file, place, check, text.
bool operator<(const Diagnostic &Left, const Diagnostic &Right);
/// Whether two units tell the same thing; how they came there may differ.
bool isSame(const Diagnostic &Left, const Diagnostic &Right);

/// The source files, read when first asked for.
class SourceTexts {
public:
  /// Fills in line and column from the offset.
  void locate(Spot &Where);
  /// A line without its end, from 1.
  llvm::StringRef line(llvm::StringRef File, unsigned Number);
  /// The column in Unicode code points, from 1.
  unsigned codePointColumn(const Spot &Where);
  /// The place that many bytes after another.
  Spot after(const Spot &Begin, unsigned Length);

private:
  struct Text {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    /// The offset of each line.
    std::vector<unsigned> Lines;
  };
  const Text &text(llvm::StringRef File);

  std::map<std::string, Text, std::less<>> Texts;
};

/// Reads the file that -export-fixes has made.
/// \param Printed what the same clang-tidy wrote to stdout: it alone tells what
///        was made an error.
llvm::Expected<std::vector<Diagnostic>>
readDiagnostics(llvm::MemoryBufferRef Exported, llvm::StringRef Printed,
                SourceTexts &Sources);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_DIAGNOSTICS_H
