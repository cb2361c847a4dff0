//===- Installation.h - Finds the plugin and its clang-tidy -----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_INSTALLATION_H
#define ASYNCTIDY_TOOLS_LAUNCHER_INSTALLATION_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace asynctidy {
namespace launcher {

/// The plugin's file name, the same for every LLVM.
constexpr char PluginName[] = "ClangTidyAsync.so";

/// An error that is one sentence for the user.
llvm::Error failure(const llvm::Twine &Sentence);

/// Where things are, as seen from the launcher's own place.
class Installation {
public:
  /// \param Executable the launcher itself, symbolic links resolved.
  /// \param OwnMajor the LLVM that the launcher was built for.
  /// \param Major the LLVM that is asked for.
  Installation(llvm::StringRef Executable, unsigned OwnMajor, unsigned Major)
      : Executable(Executable), OwnMajor(OwnMajor), Major(Major) {}

  unsigned major() const { return Major; }
  llvm::StringRef executable() const { return Executable; }

  /// The plugin: the one that the environment variable ASYNC_TIDY_PLUGIN names;
  /// else that of the build tree or the installation that the launcher is part
  /// of. It is known to be a shared library.
  llvm::Expected<std::string> plugin() const;

  /// The clang-tidy of that version: `clang-tidy-N` in PATH, else LLVM's own
  /// directory, else a `clang-tidy` in PATH that says it is of that version.
  llvm::Expected<std::string> clangTidy() const;

private:
  const std::string Executable;
  const unsigned OwnMajor;
  const unsigned Major;
};

/// Whether clang-tidy could load \p Path as a plugin, as far as its file tells:
/// clang-tidy itself passes over one that it cannot load, and ends well.
llvm::Error checkLoadable(llvm::StringRef Path);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_INSTALLATION_H
