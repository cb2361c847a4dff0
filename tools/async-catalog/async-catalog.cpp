//===- async-catalog.cpp - Compiles, checks and prints packs --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is made of the catalog's packs when the plugin is built and tested:
///
///   async-catalog compile PACK... -o Packs.inc    the tables of the plugin
///   async-catalog docs PACK... -o catalog.md      the page of the catalog
///   async-catalog examples PACK -o FILE.cpp       a test of the pack's entries
///   async-catalog interceptions PACK... -o FILE   what the recorder records
///   async-catalog lint PACK...                    the rules for shipped packs
///
//===----------------------------------------------------------------------===//

#include "Packs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace asynctidy;
using llvm::raw_ostream;
using llvm::StringRef;
namespace cl = llvm::cl;
//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

static cl::SubCommand CompileCommand("compile",
                                     "Make the plugin's tables of packs");
static cl::SubCommand DocsCommand("docs", "Make the page of the catalog");
static cl::SubCommand ExamplesCommand("examples",
                                      "Make a test of a pack's examples");
static cl::SubCommand
    InterceptionsCommand("interceptions",
                         "Make the list of functions of the call recorder");
static cl::SubCommand LintCommand("lint", "Check the rules for shipped packs");

static cl::OptionCategory ToolCategory("async-catalog options");
static cl::list<std::string>
    PackPaths(cl::Positional, cl::OneOrMore, cl::desc("PACK..."),
              cl::sub(CompileCommand), cl::sub(DocsCommand),
              cl::sub(ExamplesCommand), cl::sub(InterceptionsCommand),
              cl::sub(LintCommand), cl::cat(ToolCategory));
static cl::opt<std::string>
    OutputPath("o", cl::desc("Where to write"), cl::value_desc("file"),
               cl::init("-"), cl::sub(CompileCommand), cl::sub(DocsCommand),
               cl::sub(ExamplesCommand), cl::sub(InterceptionsCommand),
               cl::cat(ToolCategory));
static cl::opt<std::string> PackageName(
    "package",
    cl::desc("Only the packs that name this Debian package (default: all)"),
    cl::value_desc("name"), cl::sub(InterceptionsCommand),
    cl::cat(ToolCategory));
static cl::opt<std::string> ExceptionsPath(
    "without",
    cl::desc("What is not recorded, and why: lines 'name...: reason'"),
    cl::value_desc("file"), cl::sub(InterceptionsCommand),
    cl::cat(ToolCategory));

//===----------------------------------------------------------------------===//
// Packs
//===----------------------------------------------------------------------===//

bool asynctidy::HasFailed = false;

void asynctidy::fail(const CatalogPlace &Place, StringRef Message) {
  HasFailed = true;
  llvm::errs() << Place.File << ':' << Place.Line << ':' << Place.Column
               << ": error: " << Message << '\n';
}

std::vector<CatalogLibrary> asynctidy::readPacks() {
  // The result must not depend on the order in which a directory is listed.
  std::vector<std::string> Paths = PackPaths;
  llvm::sort(Paths, [](const std::string &A, const std::string &B) {
    return std::make_pair(llvm::sys::path::filename(A), StringRef(A)) <
           std::make_pair(llvm::sys::path::filename(B), StringRef(B));
  });
  std::vector<CatalogLibrary> Packs;
  for (const std::string &Path : Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
    if (!Buffer) {
      HasFailed = true;
      llvm::WithColor::error()
          << Path << ": " << Buffer.getError().message() << '\n';
      continue;
    }
    if (auto Pack = parsePack(**Buffer, /*IsUsers=*/false, fail))
      Packs.push_back(std::move(*Pack));
  }
  return Packs;
}

void asynctidy::expandPacks(std::vector<CatalogLibrary> &Packs) {
  std::map<std::string, std::vector<StringRef>> Namespaces;
  for (const CatalogLibrary &Pack : Packs) {
    auto &Known = Namespaces[Pack.Id.str()];
    Known.insert(Known.end(), Pack.Namespaces.begin(), Pack.Namespaces.end());
  }
  for (CatalogLibrary &Pack : Packs)
    expandLibraries(
        Pack,
        [&](StringRef Id) {
          auto Found = Namespaces.find(Id.str());
          return Found == Namespaces.end() ? std::vector<StringRef>()
                                           : Found->second;
        },
        fail);
  for (const CatalogLibrary &Pack : Packs)
    checkFixes(
        Pack,
        [&](StringRef Id) -> const CatalogLibrary * {
          const auto Named = llvm::find_if(
              Packs, [&](const CatalogLibrary &P) { return P.Id == Id; });
          return Named == Packs.end() ? nullptr : &*Named;
        },
        fail);
}

static const ListInfo Lists[] = {
    {CatalogEntry::Kind::Blocks, "Blocks", "functions"},
    {CatalogEntry::Kind::Handler, "Handler", "handlers"},
    {CatalogEntry::Kind::Offload, "Offload", "offloads"},
    {CatalogEntry::Kind::Invoke, "Invoke", "invokes"},
    {CatalogEntry::Kind::Hop, "Hop", "hops"},
    {CatalogEntry::Kind::Readiness, "Readiness", "readiness"},
    {CatalogEntry::Kind::NonBlocking, "NonBlocking", "nonblocking"},
};

llvm::ArrayRef<ListInfo> asynctidy::lists() { return Lists; }

const ListInfo &asynctidy::listOf(CatalogEntry::Kind K) {
  return *llvm::find_if(Lists, [&](const ListInfo &L) { return L.K == K; });
}

//===----------------------------------------------------------------------===//
// main
//===----------------------------------------------------------------------===//

/// Runs \p Write on the file given by -o, which is kept only if all went well.
static void writeOutput(llvm::function_ref<void(raw_ostream &)> Write) {
  std::error_code Error;
  llvm::ToolOutputFile Output(OutputPath, Error, llvm::sys::fs::OF_Text);
  if (Error) {
    llvm::WithColor::error() << OutputPath << ": " << Error.message() << '\n';
    HasFailed = true;
    return;
  }
  Write(Output.os());
  if (!HasFailed)
    Output.keep();
}

int main(int ArgC, char **ArgV) {
  llvm::InitLLVM Init(ArgC, ArgV);
  cl::HideUnrelatedOptions(ToolCategory);
  for (cl::SubCommand *Command :
       {&CompileCommand, &DocsCommand, &ExamplesCommand, &InterceptionsCommand,
        &LintCommand})
    cl::HideUnrelatedOptions(ToolCategory, *Command);
  cl::ParseCommandLineOptions(ArgC, ArgV,
                              "Compiles, checks and prints the packs of the "
                              "catalog of clang-tidy-async\n");
  if (CompileCommand)
    writeOutput(compile);
  else if (DocsCommand)
    writeOutput(document);
  else if (ExamplesCommand)
    writeOutput(writeExamples);
  else if (InterceptionsCommand)
    writeOutput([](raw_ostream &Out) {
      writeInterceptions(PackageName, ExceptionsPath, Out);
    });
  else if (LintCommand)
    lint();
  else {
    cl::PrintHelpMessage();
    return 1;
  }
  return HasFailed ? 1 : 0;
}
