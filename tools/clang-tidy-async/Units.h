//===- Units.h - The files to lint and how they are compiled ----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_UNITS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_UNITS_H

#include "Arguments.h"
#include "Database.h"
#include "ForeignFlags.h"

namespace asynctidy {
namespace launcher {

/// A directory that is gone when this is.
class ScratchDirectory {
public:
  static llvm::Expected<ScratchDirectory> make();
  ScratchDirectory(ScratchDirectory &&Other) : Path(std::move(Other.Path)) {
    Other.Path.clear();
  }
  ScratchDirectory &operator=(ScratchDirectory &&) = delete;
  ~ScratchDirectory();

  const std::string &path() const { return Path; }
  /// The path of something in it.
  std::string at(const llvm::Twine &Name) const;
  /// Makes a directory in it.
  llvm::Expected<std::string> makeDirectory(const llvm::Twine &Name) const;

private:
  explicit ScratchDirectory(std::string Path) : Path(std::move(Path)) {}
  std::string Path;
};

/// Where the commands of the files come from: what follows `--`, a compilation
/// database, or clang-tidy's own search.
class Units {
public:
  /// Reads the database that clang-tidy would take.
  static llvm::Expected<Units> read(const Arguments &Given);

  /// The files to lint: those given, with all files of the database that lie in
  /// a directory given; without any, all files of the database. Absolute.
  llvm::Expected<std::vector<std::string>> files(const Arguments &Given) const;

  /// Finds out which flags of these files clang does not know.
  llvm::Error learnFlags(llvm::ArrayRef<std::string> Files,
                         ForeignFlags &Flags) const;

  /// The arguments by which clang-tidy finds the cleaned commands of a file, or
  /// of any file of the database (\p File empty); they go behind the file.
  /// \param Scratch an empty directory for a database.
  /// \returns nothing if clang-tidy's own search will do.
  llvm::Expected<std::vector<std::string>>
  arguments(llvm::StringRef File, ForeignFlags &Flags,
            llvm::StringRef Scratch) const;

  /// A database was read.
  bool hasDatabase() const { return HasDatabase; }
  const Database &database() const { return Commands; }

private:
  Database Commands;
  bool HasDatabase = false;
  /// Of `--`, as a command.
  CompileCommand Fixed;
  bool IsFixed = false, HasDriver = false;
  /// Of -p, and where a database was found, if any.
  std::string BuildPath, Searched;
};

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_UNITS_H
