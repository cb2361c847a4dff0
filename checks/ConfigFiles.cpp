//===- ConfigFiles.cpp - The configuration file behind a value ------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConfigFiles.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::async {

namespace path = llvm::sys::path;

std::string ConfigPlace::spell() const {
  if (File.empty())
    return {};
  return File + ":" + std::to_string(Line) + ":" + std::to_string(Column) +
         ": ";
}

std::string ConfigPlace::resolve(llvm::StringRef Path) const {
  if (File.empty() || path::is_absolute(Path))
    return Path.str();
  llvm::SmallString<256> Result(path::parent_path(File));
  path::append(Result, Path);
  path::remove_dots(Result, /*remove_dot_dot=*/false);
  return std::string(Result);
}

/// Looks for \p Value behind \p Option in one file.
static bool findIn(llvm::StringRef File, llvm::StringRef Option,
                   llvm::StringRef Value, ConfigPlace &Place) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return false;
  llvm::StringRef Text = (*Buffer)->getBuffer();
  size_t At = Text.find(Option);
  if (At != llvm::StringRef::npos)
    At = Text.find(Value, At + Option.size());
  if (At == llvm::StringRef::npos)
    return false;
  Place.File = File.str();
  llvm::StringRef Before = Text.take_front(At);
  Place.Line = Before.count('\n') + 1;
  Place.Column = At - (Before.rfind('\n') + 1) + 1;
  return true;
}

ConfigPlace findInConfigFiles(llvm::StringRef Source, llvm::StringRef Option,
                              llvm::StringRef Value) {
  ConfigPlace Place;
  llvm::SmallString<256> Directory(Source);
  if (llvm::sys::fs::make_absolute(Directory))
    return Place;
  for (path::remove_filename(Directory); !Directory.empty();
       Directory = path::parent_path(Directory).str())
    // In an editor, the options may come from clangd's own file.
    for (const char *Name : {".clang-tidy", ".clangd"}) {
      llvm::SmallString<256> File(Directory);
      path::append(File, Name);
      if (findIn(File, Option, Value, Place))
        return Place;
    }
  return Place;
}

} // namespace clang::tidy::async
