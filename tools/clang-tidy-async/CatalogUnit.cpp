//===- CatalogUnit.cpp - The source file that checks a catalog file -------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CatalogUnit.h"
#include "Catalog/Catalog.h"
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// A text between single quotes, for YAML.
std::string quoted(StringRef Text) {
  std::string Result = "'";
  for (char C : Text) {
    if (C == '\'')
      Result += '\'';
    Result += C;
  }
  return Result + "'";
}

std::string absolute(StringRef File) {
  SmallString<256> Path(File);
  sys::fs::make_absolute(Path);
  return std::string(Path);
}

Expected<std::unique_ptr<CatalogLibrary>> readCatalog(const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return failure("the catalog file '" + File +
                   "' cannot be read: " + Buffer.getError().message());
  std::unique_ptr<CatalogLibrary> Library = parsePack(
      (*Buffer)->getMemBufferRef(), /*IsUsers=*/true,
      [](const CatalogPlace &Place, StringRef Message) {
        errs() << Place.File << ':' << Place.Line << ':' << Place.Column
               << ": error: " << Message << '\n';
      });
  if (!Library)
    return failure("the catalog file '" + File + "' has errors");
  return std::move(Library);
}

} // namespace

Expected<CatalogUnit> makeCatalogUnit(ArrayRef<std::string> Files) {
  CatalogUnit Unit;
  std::string Standard = "c++20";
  std::vector<std::string> Paths;
  for (const std::string &File : Files) {
    Expected<std::unique_ptr<CatalogLibrary>> Library = readCatalog(File);
    if (!Library)
      return Library.takeError();
    for (StringRef Header : (*Library)->Headers)
      Unit.Source += ("#include " + Header + "\n").str();
    Unit.Source += ((*Library)->Prelude + "\n").str();
    // "c++23" is more than "c++20".
    if ((*Library)->Standard > Standard)
      Standard = (*Library)->Standard.str();
    Paths.push_back(absolute(File));
    // A header in quotes lies beside the catalog file.
    Unit.Flags.push_back("-iquote" + sys::path::parent_path(Paths.back()).str());
  }
  Unit.Flags.push_back("-std=" + Standard);
  Unit.Options = {
      "--quiet",
      "--checks=-*,async-blocking-call",
      "--config={CheckOptions: ["
      "{key: async-blocking-call.CatalogFile, value: " +
          quoted(join(Paths, ";")) +
          "}, {key: async-blocking-call.VerifyCatalog, value: 'true'}]}",
  };
  return Unit;
}

} // namespace launcher
} // namespace asynctidy
