//===- Database.h - Compilation databases -----------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_DATABASE_H
#define ASYNCTIDY_TOOLS_LAUNCHER_DATABASE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// One entry of a compilation database.
struct CompileCommand {
  std::string Directory;
  /// As the database writes it.
  std::string File;
  std::string Output;
  /// The compiler and its arguments, response files expanded.
  std::vector<std::string> Arguments;

  /// The file's absolute path, without "." and "..".
  std::string Path;
};

/// What a compile_commands.json says. clang-tidy reads such a file itself; the
/// launcher does to know the files, and to hand on other commands.
struct Database {
  std::vector<CompileCommand> Commands;

  /// The paths of all C, C++ and Objective-C files, sorted, each once.
  std::vector<std::string> files() const;
  /// The commands of a file, in the order of the database; of those that differ
  /// in nothing but what they write, the first.
  std::vector<const CompileCommand *> commandsOf(llvm::StringRef Path) const;
  /// How the database calls a file: \p Path, or another path to the same file,
  /// through a symbolic link. \p Path itself if it does not know the file.
  std::string nameOf(const std::string &Path) const;

  /// To be called when Commands is complete.
  void index();

private:
  std::map<std::string, std::vector<size_t>, std::less<>> ByPath;
};

constexpr char DatabaseName[] = "compile_commands.json";

/// The directory where clang-tidy would find a database: \p Start or the
/// nearest directory above it that has a compile_commands.json or a
/// compile_flags.txt. Empty if there is none.
std::string findDatabase(llvm::StringRef Start);

/// Reads the compile_commands.json in a directory. Mistakes are told with file,
/// line and column.
llvm::Expected<Database> readDatabase(llvm::StringRef Directory);

/// Writes commands into a compile_commands.json in \p Directory.
llvm::Error writeDatabase(llvm::StringRef Directory,
                          llvm::ArrayRef<CompileCommand> Commands);

/// \p Path made absolute, from \p Directory if it is relative, without "." and
/// "..".
std::string cleanPath(llvm::StringRef Path, llvm::StringRef Directory = {});

/// An absolute path without symbolic links; \p Path if there is nothing there.
std::string realPath(llvm::StringRef Path);

/// Whether one path is below another, as they are written. \p Inside becomes the
/// rest.
bool isBelow(llvm::StringRef Path, llvm::StringRef Directory,
             llvm::StringRef &Inside);

/// Puts what response files ("@name") say in the place of their names. One that
/// cannot be read is left as it is.
std::vector<std::string>
expandResponseFiles(llvm::ArrayRef<std::string> Arguments,
                    llvm::StringRef Directory = {});

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_DATABASE_H
