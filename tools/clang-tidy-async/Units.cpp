//===- Units.cpp - The files to lint and how they are compiled ------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Units.h"
#include "Installation.h"
#include "Text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

Expected<ScratchDirectory> ScratchDirectory::make() {
  SmallString<128> Path;
  if (std::error_code Code =
          sys::fs::createUniqueDirectory("clang-tidy-async", Path))
    return failure("cannot make a temporary directory: " + Code.message());
  return ScratchDirectory(std::string(Path));
}

ScratchDirectory::~ScratchDirectory() {
  if (!Path.empty())
    sys::fs::remove_directories(Path);
}

std::string ScratchDirectory::at(const Twine &Name) const {
  SmallString<128> Result(Path);
  sys::path::append(Result, Name);
  return std::string(Result);
}

Expected<std::string> ScratchDirectory::makeDirectory(const Twine &Name) const {
  std::string Result = at(Name);
  if (std::error_code Code = sys::fs::create_directory(Result))
    return failure("cannot make the directory '" + Result +
                   "': " + Code.message());
  return Result;
}

namespace {

/// Where clang-tidy looks for a database, if -p is not given: where the first
/// file lies. Without a file, and different from it, in the current directory,
/// in "build" there, and above.
std::string searchDatabase(const Arguments &Given) {
  if (Given.HasBuildPath)
    return findDatabase(Given.BuildPath);
  if (!Given.Sources.empty()) {
    SmallString<256> First(Given.Sources.front());
    sys::fs::make_absolute(First);
    return findDatabase(sys::fs::is_directory(First)
                            ? StringRef(First)
                            : sys::path::parent_path(First));
  }
  for (StringRef Directory : {".", "build"})
    if (sys::fs::exists(Directory + "/" + DatabaseName))
      return cleanPath(Directory);
  return findDatabase(".");
}

} // namespace

Expected<Units> Units::read(const Arguments &Given) {
  Units Result;
  if (Given.HasCompilerFlags) {
    Result.IsFixed = true;
    Result.HasDriver = !Given.CompilerFlags.empty() &&
                       !beginsWith(Given.CompilerFlags.front(), "-");
    if (!Result.HasDriver)
      Result.Fixed.Arguments.push_back("clang-tool");
    Result.Fixed.Arguments.insert(Result.Fixed.Arguments.end(),
                                  Given.CompilerFlags.begin(),
                                  Given.CompilerFlags.end());
    Result.Fixed.File =
        Given.Sources.empty() ? std::string() : Given.Sources.front();
    return std::move(Result);
  }
  Result.BuildPath = Given.BuildPath;
  Result.Searched = searchDatabase(Given);
  SmallString<256> Path(Result.Searched);
  sys::path::append(Path, DatabaseName);
  if (Result.Searched.empty() || !sys::fs::exists(Path))
    return std::move(Result);
  Expected<Database> Read = readDatabase(Result.Searched);
  if (!Read)
    return Read.takeError();
  Result.Commands = std::move(*Read);
  Result.HasDatabase = true;
  return std::move(Result);
}

Expected<std::vector<std::string>>
Units::files(const Arguments &Given) const {
  if (Given.Sources.empty()) {
    if (IsFixed)
      return failure("there is no file to lint");
    if (!HasDatabase)
      return failure(
          Given.HasBuildPath
              ? "there is no " + Twine(DatabaseName) + " in '" +
                    Given.BuildPath + "' nor above it"
              : "there is no " + Twine(DatabaseName) +
                    " here, in 'build' nor above here: name its directory "
                    "with -p, or the files to lint");
    std::vector<std::string> All = Commands.files();
    if (All.empty())
      return failure("the compilation database in '" + Searched +
                     "' has no C or C++ files");
    return All;
  }
  std::vector<std::string> Files;
  StringSet<> Seen;
  auto Add = [&](const std::string &File) {
    if (Seen.insert(File).second)
      Files.push_back(File);
  };
  for (const std::string &Source : Given.Sources) {
    const std::string Path = cleanPath(Source);
    if (!sys::fs::is_directory(Path)) {
      Add(HasDatabase ? Commands.nameOf(Path) : Path);
      continue;
    }
    if (!HasDatabase && !IsFixed)
      return failure("there is no " + Twine(DatabaseName) + " in '" +
                     (Given.HasBuildPath ? Given.BuildPath : Source) +
                     "' nor above it" +
                     (Given.HasBuildPath ? "" : ": name its directory with -p"));
    const size_t Before = Files.size();
    const std::string Real = realPath(Path);
    for (const std::string &File : Commands.files()) {
      StringRef Inside;
      if (isBelow(File, Path, Inside) || isBelow(realPath(File), Real, Inside))
        Add(File);
    }
    if (Files.size() == Before)
      return failure("no file of a compilation database lies in the directory "
                     "'" +
                     Source + "'");
  }
  return Files;
}

Error Units::learnFlags(ArrayRef<std::string> Files,
                        ForeignFlags &Flags) const {
  std::vector<const CompileCommand *> Wanted;
  if (IsFixed)
    Wanted.push_back(&Fixed);
  bool NeedsAll = false;
  for (const std::string &File : Files) {
    const auto Of = Commands.commandsOf(File);
    Wanted.insert(Wanted.end(), Of.begin(), Of.end());
    NeedsAll |= Of.empty();
  }
  // The command of a file that the database does not have is that of another.
  if (NeedsAll)
    for (const CompileCommand &Command : Commands.Commands)
      Wanted.push_back(&Command);
  return Flags.learn(Wanted);
}

Expected<std::vector<std::string>>
Units::arguments(StringRef File, ForeignFlags &Flags,
                 StringRef Scratch) const {
  if (IsFixed) {
    CompileCommand Command = Fixed;
    Flags.clean(Command);
    std::vector<std::string> Result = {"--"};
    Result.insert(Result.end(), Command.Arguments.begin() + (HasDriver ? 0 : 1),
                  Command.Arguments.end());
    return std::move(Result);
  }
  if (!HasDatabase)
    return BuildPath.empty() ? std::vector<std::string>()
                             : std::vector<std::string>{"-p", BuildPath};
  // A clang-tidy that reads a long database for one file of it wastes time.
  std::vector<CompileCommand> Cleaned;
  if (!File.empty())
    for (const CompileCommand *Command : Commands.commandsOf(File))
      Cleaned.push_back(*Command);
  if (Cleaned.empty())
    Cleaned = Commands.Commands;
  for (CompileCommand &Command : Cleaned)
    Flags.clean(Command);
  if (Error Wrong = writeDatabase(Scratch, Cleaned))
    return std::move(Wrong);
  return std::vector<std::string>{"-p", Scratch.str()};
}

} // namespace launcher
} // namespace asynctidy
