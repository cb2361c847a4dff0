//===- Database.cpp - Compilation databases -------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Database.h"
#include "Installation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

std::vector<std::string> split(StringRef Line) {
  BumpPtrAllocator Allocator;
  StringSaver Saver(Allocator);
  SmallVector<const char *, 64> Pieces;
  cl::TokenizeGNUCommandLine(Line, Saver, Pieces);
  return {Pieces.begin(), Pieces.end()};
}

void expandInto(std::vector<std::string> &Result,
                ArrayRef<std::string> Arguments, StringRef Directory,
                unsigned Depth) {
  constexpr unsigned MaxDepth = 16;
  for (const std::string &Argument : Arguments) {
    StringRef Name = Argument;
    if (!Name.consume_front("@") || Depth == MaxDepth) {
      Result.push_back(Argument);
      continue;
    }
    auto File = MemoryBuffer::getFile(cleanPath(Name, Directory));
    if (File)
      expandInto(Result, split((*File)->getBuffer()), Directory, Depth + 1);
    else
      Result.push_back(Argument);
  }
}

bool isSource(StringRef Path) {
  static constexpr StringLiteral Extensions[] = {
      ".c",   ".cc",   ".cp",  ".cpp", ".cxx",  ".c++",  ".C", ".CC",
      ".CPP", ".cppm", ".ixx", ".ccm", ".cxxm", ".c++m", ".ii", ".i",
      ".m",   ".mm",   ".M",   ".cu",  ".hip"};
  return is_contained(Extensions, sys::path::extension(Path));
}

/// "[3:7, byte=40]: Expected object key" with the file in front, in the form
/// that editors understand.
Error malformed(StringRef Path, Error Wrong) {
  const std::string Text = toString(std::move(Wrong));
  StringRef Rest = Text;
  if (Rest.consume_front("[")) {
    const StringRef Place = Rest.split(',').first;
    auto [Line, Column] = Place.split(':');
    // Of an empty text the parser knows no column.
    return failure(Path + ":" + Line + ":" + (Column == "0" ? "1" : Column) +
                   ": error: " + Rest.split("]: ").second);
  }
  return failure(Path + ": error: " + Text);
}

Expected<CompileCommand> readCommand(const json::Value &Value,
                                     const Twine &Which) {
  const json::Object *Entry = Value.getAsObject();
  if (!Entry)
    return failure(Which + " is no object");
  CompileCommand Command;
  auto Directory = Entry->getString("directory");
  auto File = Entry->getString("file");
  if (!Directory || !File)
    return failure(Which + " lacks 'directory' or 'file'");
  Command.Directory = Directory->str();
  Command.File = File->str();
  Command.Path = cleanPath(Command.File, Command.Directory);
  if (auto Output = Entry->getString("output"))
    Command.Output = Output->str();

  std::vector<std::string> Arguments;
  if (const json::Array *List = Entry->getArray("arguments")) {
    for (const json::Value &Element : *List) {
      auto Text = Element.getAsString();
      if (!Text)
        return failure(Which + " has an argument that is no text");
      Arguments.push_back(Text->str());
    }
  } else if (auto Line = Entry->getString("command")) {
    Arguments = split(*Line);
  } else {
    return failure(Which + " lacks 'command' and 'arguments'");
  }
  Command.Arguments = expandResponseFiles(Arguments, Command.Directory);
  return std::move(Command);
}

/// Whether two commands read a file in the same way.
bool readsAlike(const CompileCommand &Left, const CompileCommand &Right) {
  auto WithoutOutput = [](const CompileCommand &Of) {
    std::vector<std::string> Result;
    for (size_t I = 0; I != Of.Arguments.size(); ++I)
      if (Of.Arguments[I] == "-o")
        I += I + 1 != Of.Arguments.size();
      else
        Result.push_back(Of.Arguments[I]);
    return Result;
  };
  return Left.Directory == Right.Directory &&
         WithoutOutput(Left) == WithoutOutput(Right);
}

} // namespace

std::vector<std::string> expandResponseFiles(ArrayRef<std::string> Arguments,
                                             StringRef Directory) {
  std::vector<std::string> Result;
  expandInto(Result, Arguments, Directory, 0);
  return Result;
}

std::string realPath(StringRef Path) {
  SmallString<256> Result;
  return sys::fs::real_path(Path, Result) ? Path.str() : std::string(Result);
}

bool isBelow(StringRef Path, StringRef Directory, StringRef &Inside) {
  StringRef Rest = Path;
  if (Directory.empty() || !Rest.consume_front(Directory))
    return false;
  if (Directory.back() != '/' && !Rest.consume_front("/"))
    return false;
  Inside = Rest;
  return true;
}

std::string cleanPath(StringRef Path, StringRef Directory) {
  SmallString<256> Result;
  if (!sys::path::is_absolute(Path))
    Result = Directory;
  sys::path::append(Result, Path);
  sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result);
}

std::vector<std::string> Database::files() const {
  std::vector<std::string> Paths;
  for (const auto &[Path, Indices] : ByPath)
    if (isSource(Path))
      Paths.push_back(Path);
  return Paths;
}

std::vector<const CompileCommand *> Database::commandsOf(StringRef Path) const {
  std::vector<const CompileCommand *> Found;
  auto Known = ByPath.find(Path);
  if (Known != ByPath.end())
    for (size_t Index : Known->second)
      if (none_of(Found, [&](const CompileCommand *Of) {
            return readsAlike(*Of, Commands[Index]);
          }))
        Found.push_back(&Commands[Index]);
  return Found;
}

std::string Database::nameOf(const std::string &Path) const {
  if (ByPath.count(Path) != 0 || !sys::fs::exists(Path))
    return Path;
  const StringRef Name = sys::path::filename(Path);
  for (const auto &[Other, Indices] : ByPath)
    if (sys::path::filename(Other) == Name && sys::fs::equivalent(Other, Path))
      return Other;
  return Path;
}

void Database::index() {
  for (size_t I = 0; I != Commands.size(); ++I)
    ByPath[Commands[I].Path].push_back(I);
}

std::string findDatabase(StringRef Start) {
  // With "..", as clang-tidy goes up: from build/.. to build.
  SmallString<256> Path(Start);
  sys::fs::make_absolute(Path);
  for (StringRef Directory = Path; !Directory.empty();
       Directory = sys::path::parent_path(Directory))
    for (StringRef Name : {StringRef(DatabaseName), StringRef("compile_flags.txt")}) {
      SmallString<256> File(Directory);
      sys::path::append(File, Name);
      if (sys::fs::exists(File))
        return Directory.str();
    }
  return {};
}

Expected<Database> readDatabase(StringRef Directory) {
  SmallString<256> Path(Directory);
  sys::path::append(Path, DatabaseName);
  auto File = MemoryBuffer::getFile(Path);
  if (!File)
    return failure("the compilation database '" + Path +
                   "' cannot be read: " + File.getError().message());
  Expected<json::Value> Value = json::parse((*File)->getBuffer());
  if (!Value)
    return malformed(Path, Value.takeError());
  const json::Array *Entries = Value->getAsArray();
  if (!Entries)
    return failure(Path + ":1:1: error: a compilation database is a list");
  Database Result;
  Result.Commands.reserve(Entries->size());
  for (size_t I = 0; I != Entries->size(); ++I) {
    Expected<CompileCommand> Command =
        readCommand((*Entries)[I], "entry " + Twine(I + 1) +
                                       " of the compilation database '" + Path +
                                       "'");
    if (!Command)
      return Command.takeError();
    Result.Commands.push_back(std::move(*Command));
  }
  Result.index();
  return std::move(Result);
}

Error writeDatabase(StringRef Directory, ArrayRef<CompileCommand> Commands) {
  SmallString<256> Path(Directory);
  sys::path::append(Path, DatabaseName);
  std::error_code Code;
  raw_fd_ostream File(Path, Code);
  if (Code)
    return failure("cannot write '" + Path + "': " + Code.message());
  json::OStream Json(File);
  Json.array([&] {
    for (const CompileCommand &Command : Commands)
      Json.object([&] {
        Json.attribute("directory", Command.Directory);
        Json.attribute("file", Command.File);
        if (!Command.Output.empty())
          Json.attribute("output", Command.Output);
        Json.attributeArray("arguments", [&] {
          for (const std::string &Argument : Command.Arguments)
            Json.value(Argument);
        });
      });
  });
  File.close();
  if (File.has_error()) {
    Code = File.error();
    File.clear_error();
    return failure("cannot write '" + Path + "': " + Code.message());
  }
  return Error::success();
}

} // namespace launcher
} // namespace asynctidy
