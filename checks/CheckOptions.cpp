//===- CheckOptions.cpp - What the user may choose ------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CheckOptions.h"
#include "ConfigFiles.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::async {

using namespace asynctidy;

static constexpr const char CategoriesOption[] = "Categories";
static constexpr const char CatalogFileOption[] = "CatalogFile";
static constexpr const char AllowedFunctionsOption[] = "AllowedFunctions";
static constexpr const char AllowedCoroutineTypesOption[] =
    "AllowedCoroutineTypes";
static constexpr const char VerifyCatalogOption[] = "VerifyCatalog";

/// "*,-lock,-terminal", from the catalog's own defaults.
static std::string defaultCategories() {
  std::string Globs = "*";
  for (Category C : allCategories())
    if (!isOnByDefault(C))
      Globs += (",-" + categoryName(C)).str();
  return Globs;
}

/// The parts of a list between any of \p Separators, trimmed, without empty
/// ones.
static std::vector<StringRef> itemsOf(StringRef List, StringRef Separators) {
  std::vector<StringRef> Parts;
  while (!List.empty()) {
    size_t End = List.find_first_of(Separators);
    StringRef Part = List.take_front(End).trim();
    if (!Part.empty())
      Parts.push_back(Part);
    List = End == StringRef::npos ? StringRef() : List.drop_front(End + 1);
  }
  return Parts;
}

CheckOptions::CheckOptions(const ClangTidyCheck::OptionsView &View,
                           StringRef Check, StringRef File,
                           OptionErrorHandler OnError)
    : Check(Check), File(File),
      Categories(std::string(View.get(CategoriesOption, defaultCategories()))),
      CatalogFile(std::string(View.get(CatalogFileOption, ""))),
      AllowedFunctions(std::string(View.get(AllowedFunctionsOption, ""))),
      AllowedCoroutineTypes(
          std::string(View.get(AllowedCoroutineTypesOption, ""))),
      VerifyCatalog(View.get(VerifyCatalogOption, false)),
      On(allCategories().size(), false) {
  parseCategories(OnError);
  FunctionGlobs = parseGlobs(AllowedFunctionsOption, AllowedFunctions, OnError);
  TypeGlobs =
      parseGlobs(AllowedCoroutineTypesOption, AllowedCoroutineTypes, OnError);
}

void CheckOptions::store(const ClangTidyCheck::OptionsView &View,
                         ClangTidyOptions::OptionMap &Map) const {
  View.store(Map, CategoriesOption, Categories);
  View.store(Map, CatalogFileOption, CatalogFile);
  View.store(Map, AllowedFunctionsOption, AllowedFunctions);
  View.store(Map, AllowedCoroutineTypesOption, AllowedCoroutineTypes);
  View.store(Map, VerifyCatalogOption, VerifyCatalog);
}

std::string CheckOptions::fullName(StringRef Option) const {
  return Check + "." + Option.str();
}

/// "path:line:column: " of the .clang-tidy file that sets the option to what
/// contains \p Part, or nothing if it comes from the command line.
std::string CheckOptions::place(StringRef Option, StringRef Part) const {
  return findInConfigFiles(File, fullName(Option), Part).spell();
}

void CheckOptions::parseCategories(OptionErrorHandler OnError) {
  for (StringRef Item : itemsOf(Categories, ",\n")) {
    StringRef Glob = Item;
    bool Value = !Glob.consume_front("-");
    auto Pattern = llvm::GlobPattern::create(Glob);
    if (!Pattern) {
      OnError(place(CategoriesOption, Item) + "invalid pattern '" + Glob +
              "' in option '" + Check + "." + CategoriesOption +
              "': " + llvm::toString(Pattern.takeError()));
      continue;
    }
    bool IsKnown = false;
    for (Category C : allCategories())
      if (Pattern->match(categoryName(C))) {
        On[static_cast<size_t>(C)] = Value;
        IsKnown = true;
      }
    if (IsKnown)
      continue;
    std::string Known;
    for (Category C : allCategories())
      Known += (Known.empty() ? "" : ", ") + std::string(categoryName(C));
    OnError(place(CategoriesOption, Item) + "unknown category '" + Glob +
            "' in option '" + Check + "." + CategoriesOption + "'; known are " +
            Known);
  }
}

std::vector<llvm::GlobPattern>
CheckOptions::parseGlobs(StringRef Option, StringRef List,
                         OptionErrorHandler OnError) const {
  std::vector<llvm::GlobPattern> Globs;
  for (StringRef Item : itemsOf(List, ";\n")) {
    StringRef Glob = Item;
    Glob.consume_front("::");
    if (auto Pattern = llvm::GlobPattern::create(Glob))
      Globs.push_back(std::move(*Pattern));
    else
      OnError(place(Option, Item) + "invalid pattern '" + Item +
              "' in option '" + fullName(Option) +
              "': " + llvm::toString(Pattern.takeError()));
  }
  return Globs;
}

static bool matches(ArrayRef<llvm::GlobPattern> Globs, StringRef Name) {
  return llvm::any_of(Globs, [&](const llvm::GlobPattern &Glob) {
    return Glob.match(Name);
  });
}

bool CheckOptions::isAllowedFunction(StringRef Name) const {
  return matches(FunctionGlobs, Name);
}

bool CheckOptions::isAllowedCoroutineType(StringRef Name) const {
  return matches(TypeGlobs, Name);
}

void CheckOptions::loadCatalogs(Catalog &Packs,
                                OptionErrorHandler OnError) const {
  for (StringRef Name : itemsOf(CatalogFile, ";\n")) {
    ConfigPlace Named =
        findInConfigFiles(File, fullName(CatalogFileOption), Name);
    std::string Path = Named.resolve(Name);
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
    if (!Buffer) {
      OnError(Named.spell() + "cannot read catalog file '" + Path +
              "': " + Buffer.getError().message());
      continue;
    }
    auto Report = [&](const CatalogPlace &Place, StringRef Message) {
      OnError(Place.File + ":" + llvm::Twine(Place.Line) + ":" +
              llvm::Twine(Place.Column) + ": " + Message);
    };
    std::unique_ptr<CatalogLibrary> Library =
        parsePack((*Buffer)->getMemBufferRef(), /*IsUsers=*/true, Report);
    if (Library)
      Packs.add(std::move(*Library), Report);
  }
}

} // namespace clang::tidy::async
