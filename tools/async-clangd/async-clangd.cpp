//===- async-clangd.cpp - clangd with our module inside -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clangd loads no plugins, so this is a clangd of its own: clangd's libraries
/// and our checks, linked. It differs from the stock one where a user of our
/// checks wants it to, and nowhere else:
///
/// - our checks are on by default;
/// - they count as fast, so that FastCheckFilter, which lets only checks through
///   that clangd knows by name, does not silence them;
/// - their diagnostics link to our pages;
/// - the remote index is left out.
///
//===----------------------------------------------------------------------===//

#include "Clangd.h"
#include "Defaults.h"
#include "DocLinks.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

using namespace llvm;

namespace {

/// The directory of this program, without links.
StringRef ownDirectory() {
  static int Anchor = 0;
  static const std::string Directory =
      sys::path::parent_path(sys::fs::getMainExecutable(nullptr, &Anchor)).str();
  return Directory;
}

/// \p Path, seen from the directory of this program.
std::string besideProgram(const Twine &Path) {
  SmallString<256> Result(ownDirectory());
  sys::path::append(Result, Path);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result);
}

std::string pageOf(StringRef Check) {
  if (*ASYNCTIDY_PAGES)
    return asynctidy::editor::webAddress(ASYNCTIDY_PAGES, Check);
  const std::string Page = ("/checks/" + Check + ".md").str();
  for (const std::string &Directory :
       {besideProgram("../share/doc/clang-tidy-async"),
        std::string(ASYNCTIDY_DOC_DIR)})
    if (sys::fs::exists(Directory + Page))
      return asynctidy::editor::fileAddress(Directory + Page);
  return {};
}

/// clangd looks for clang's own headers beside itself, as "../lib/clang/N".
/// \returns the option that names them where they lie elsewhere.
std::string resourceOption() {
  if (sys::fs::is_directory(
          besideProgram(Twine("../lib/clang/") + ASYNCTIDY_LLVM_MAJOR)))
    return {};
  return "--resource-dir=" ASYNCTIDY_RESOURCE_DIR;
}

} // namespace

namespace asynctidy {
namespace editor {

/// What clangd has on by default, and then ours.
static void provideChecks(clang::tidy::ClangTidyOptions &Options,
                          StringRef File) {
  static const compat::DefaultChecks Stock = realDefaultChecks();
  Stock(Options, File);
  Options.Checks = withAsyncChecks(Options.Checks ? *Options.Checks : "");
}

compat::DefaultChecks wrappedDefaultChecks() { return provideChecks; }

std::optional<bool> wrappedIsFast(StringRef Check) {
  return isAsyncCheck(Check) ? true : realIsFast(Check);
}

json::Value wrappedToJSON(const clang::clangd::PublishDiagnosticsParams &Sent) {
  json::Value Result = realToJSON(Sent);
  linkToPages(Result, pageOf);
  return Result;
}

json::Value wrappedToJSON(const clang::clangd::CodeAction &Sent) {
  json::Value Result = realToJSON(Sent);
  linkToPages(Result, pageOf);
  return Result;
}

} // namespace editor
} // namespace asynctidy

std::unique_ptr<clang::clangd::SymbolIndex>
clang::clangd::remote::getClient(StringRef Address, StringRef) {
  errs() << "async-clangd: it is built without the remote index, so "
         << "Index.External.Server (" << Address << ") has no effect\n";
  return nullptr;
}

int main(int Count, char *Values[]) {
  std::vector<char *> Arguments(Values, Values + Count);
  std::string Resources = resourceOption();
  // In front: what the user says comes later and wins.
  if (!Resources.empty())
    Arguments.insert(Arguments.begin() + 1, Resources.data());
  Arguments.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Arguments.size()) - 1,
                                   Arguments.data());
}
