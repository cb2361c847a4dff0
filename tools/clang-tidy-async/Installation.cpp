//===- Installation.cpp - Finds the plugin and its clang-tidy -------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Installation.h"
#include "Child.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <cstdlib>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// Set while a `clang-tidy` in PATH is asked for its version, in case that it
/// is a script which calls the launcher.
constexpr char Asking[] = "CLANG_TIDY_ASYNC_ASKING";

std::string joined(StringRef Directory, const Twine &Rest) {
  SmallString<256> Path(Directory);
  sys::path::append(Path, Rest);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

/// The places for the plugin, seen from the directory of the launcher.
SmallVector<std::string, 3> pluginPlaces(StringRef Executable,
                                         unsigned OwnMajor, unsigned Major) {
  const StringRef Bin = sys::path::parent_path(Executable);
  SmallVector<std::string, 3> Places;
  // build/llvm-N/bin/clang-tidy-async and build/llvm-N/lib/ClangTidyAsync.so.
  if (Major == OwnMajor)
    Places.push_back(joined(Bin, Twine("../lib/") + PluginName));
  else
    Places.push_back(joined(
        Bin, "../../llvm-" + Twine(Major) + "/lib/" + PluginName));
  // <prefix>/bin/clang-tidy-async and <prefix>/lib/llvm-N/lib/....
  Places.push_back(joined(
      Bin, "../lib/llvm-" + Twine(Major) + "/lib/" + PluginName));
  return Places;
}

/// Whether a program says that it is a clang-tidy of that version.
bool isOfVersion(StringRef Program, unsigned Major) {
  std::string Said;
  ::setenv(Asking, "1", /*overwrite=*/1);
  const int Status = run(
      {Program.str(), "--version"}, [&](StringRef Text) { Said += Text; },
      [](StringRef) {});
  ::unsetenv(Asking);
  if (Status != 0)
    return false;
  return StringRef(Said).contains("LLVM version " + std::to_string(Major) + ".");
}

} // namespace

Error failure(const Twine &Sentence) {
  return createStringError(inconvertibleErrorCode(), Sentence);
}

Error checkLoadable(StringRef Path) {
  if (sys::fs::is_directory(Path))
    return failure("the plugin '" + Path + "' is a directory");
  file_magic Magic;
  if (std::error_code Code = identify_magic(Path, Magic))
    return failure("the plugin '" + Path +
                   "' cannot be read: " + Code.message());
  switch (Magic) {
  case file_magic::elf_shared_object:
  case file_magic::macho_bundle:
  case file_magic::macho_dynamically_linked_shared_lib:
    return Error::success();
  default:
    return failure("the plugin '" + Path + "' is not a shared library");
  }
}

Expected<std::string> Installation::plugin() const {
  if (const char *Named = std::getenv("ASYNC_TIDY_PLUGIN")) {
    SmallString<256> Path{StringRef(Named)};
    sys::fs::make_absolute(Path);
    if (Error Wrong = checkLoadable(Path))
      return std::move(Wrong);
    return std::string(Path);
  }

  const SmallVector<std::string, 3> Places =
      pluginPlaces(Executable, OwnMajor, Major);
  for (const std::string &Place : Places) {
    if (!sys::fs::exists(Place))
      continue;
    if (Error Wrong = checkLoadable(Place))
      return std::move(Wrong);
    return Place;
  }
  return failure("there is no plugin for LLVM " + Twine(Major) +
                 "; it was sought as " + join(Places, " and as "));
}

Expected<std::string> Installation::clangTidy() const {
  const std::string Versioned = "clang-tidy-" + std::to_string(Major);
  if (ErrorOr<std::string> Found = sys::findProgramByName(Versioned))
    return *Found;

  const std::string Directory =
      "/usr/lib/llvm-" + std::to_string(Major) + "/bin";
  if (ErrorOr<std::string> Found =
          sys::findProgramByName("clang-tidy", {Directory}))
    return *Found;

  if (!std::getenv(Asking))
    if (ErrorOr<std::string> Found = sys::findProgramByName("clang-tidy"))
      if (!sys::fs::equivalent(*Found, Executable) &&
          isOfVersion(*Found, Major))
        return *Found;

  return failure("no clang-tidy of version " + Twine(Major) +
                 " is installed: there is no " + Versioned + " in PATH, no " +
                 Directory + "/clang-tidy, and no clang-tidy in PATH that is " +
                 "of that version (on Debian: apt-get install " + Versioned +
                 ")");
}

} // namespace launcher
} // namespace asynctidy
