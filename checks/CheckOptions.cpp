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
static constexpr const char LintLibrariesOption[] = "LintLibraries";
static constexpr const char VerifyCatalogOption[] = "VerifyCatalog";
static constexpr const char ScopeEnterNamesOption[] = "ScopeEnterNames";
static constexpr const char ScopeExitNamesOption[] = "ScopeExitNames";
static constexpr const char ScopeTypesOption[] = "ScopeTypes";
static constexpr const char AllowedLocksOption[] = "AllowedLocks";

/// The checks whose options others take over.
static constexpr const char CallCheck[] = "async-blocking-call";
static constexpr const char ScopeCheck[] = "async-blocking-scope";
static constexpr const char LockCheck[] = "async-lock-across-await";

/// "*,-lock,-terminal", from the catalog's own defaults.
static std::string defaultCategories() {
  std::string Globs = "*";
  for (Category C : allCategories())
    if (!isOnByDefault(C))
      Globs += (",-" + categoryName(C)).str();
  return Globs;
}

static bool isIdentifier(StringRef Text) {
  return !Text.empty() && !llvm::isDigit(Text.front()) &&
         llvm::all_of(Text,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
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

CheckOptions::Value
CheckOptions::read(ArrayRef<const ClangTidyCheck::OptionsView *> Views,
                   ArrayRef<StringRef> Owners, StringRef Option,
                   std::string Default) const {
  for (size_t I = 0; I != Views.size(); ++I)
    if (auto Given = Views[I]->get(Option))
      return {std::string(*Given), Owners[I].str()};
  return {std::move(Default), Check};
}

CheckOptions::CheckOptions(const ClangTidyCheck::OptionsView &View,
                           StringRef Check, ClangTidyContext &Context,
                           OptionErrorHandler OnError)
    : Check(Check), File(Context.getCurrentFile()),
      On(allCategories().size(), false) {
  const auto &All = Context.getOptions().CheckOptions;
  const ClangTidyCheck::OptionsView OfCalls(CallCheck, All, &Context);
  const ClangTidyCheck::OptionsView OfScopes(ScopeCheck, All, &Context);
  auto Read = [&](StringRef Option, std::string Default) {
    return read({&View, &OfCalls}, {Check, CallCheck}, Option,
                std::move(Default));
  };
  Categories = Read(CategoriesOption, defaultCategories());
  CatalogFile = Read(CatalogFileOption, "");
  AllowedFunctions = Read(AllowedFunctionsOption, "");
  AllowedCoroutineTypes = Read(AllowedCoroutineTypesOption, "");
  LintLibraries = Read(LintLibrariesOption, "");
  VerifyCatalog =
      View.get(VerifyCatalogOption, OfCalls.get(VerifyCatalogOption, false));
  auto ReadOfScopes = [&](StringRef Option) {
    return read({&OfScopes}, {ScopeCheck}, Option, "");
  };
  ScopeEnterNames = ReadOfScopes(ScopeEnterNamesOption);
  ScopeExitNames = ReadOfScopes(ScopeExitNamesOption);
  ScopeTypes = ReadOfScopes(ScopeTypesOption);
  const ClangTidyCheck::OptionsView OfLocks(LockCheck, All, &Context);
  AllowedLocks = read({&OfLocks}, {LockCheck}, AllowedLocksOption, "");

  parseCategories(OnError);
  FunctionGlobs = parseGlobs(AllowedFunctionsOption, AllowedFunctions, OnError);
  TypeGlobs =
      parseGlobs(AllowedCoroutineTypesOption, AllowedCoroutineTypes, OnError);
  LibraryGlobs = parseGlobs(LintLibrariesOption, LintLibraries, OnError);
  ScopeGlobs = parseGlobs(ScopeTypesOption, ScopeTypes, OnError);
  LockGlobs = parseGlobs(AllowedLocksOption, AllowedLocks, OnError);
  parseScopeNames(ScopeEnterNamesOption, ScopeEnterNames, ScopePart::Enter,
                  OnError);
  parseScopeNames(ScopeExitNamesOption, ScopeExitNames, ScopePart::Exit,
                  OnError);
}

void CheckOptions::store(const ClangTidyCheck::OptionsView &View,
                         ClangTidyOptions::OptionMap &Map) const {
  View.store(Map, CategoriesOption, Categories.Text);
  View.store(Map, CatalogFileOption, CatalogFile.Text);
  View.store(Map, AllowedFunctionsOption, AllowedFunctions.Text);
  View.store(Map, AllowedCoroutineTypesOption, AllowedCoroutineTypes.Text);
  View.store(Map, LintLibrariesOption, LintLibraries.Text);
  View.store(Map, VerifyCatalogOption, VerifyCatalog);
  if (Check == LockCheck)
    View.store(Map, AllowedLocksOption, AllowedLocks.Text);
  if (Check != ScopeCheck)
    return;
  View.store(Map, ScopeEnterNamesOption, ScopeEnterNames.Text);
  View.store(Map, ScopeExitNamesOption, ScopeExitNames.Text);
  View.store(Map, ScopeTypesOption, ScopeTypes.Text);
}

std::string CheckOptions::key() const {
  std::string Key = File;
  for (const Value *V :
       {&Categories, &CatalogFile, &AllowedFunctions, &AllowedCoroutineTypes,
        &LintLibraries, &ScopeEnterNames, &ScopeExitNames, &ScopeTypes, &AllowedLocks})
    Key += '\0' + V->Text;
  return Key + (VerifyCatalog ? "1" : "0");
}

static std::string fullName(StringRef Owner, StringRef Option) {
  return (Owner + "." + Option).str();
}

/// "path:line:column: " of the .clang-tidy file that sets the option to what
/// contains \p Part, or nothing if it comes from the command line.
std::string CheckOptions::place(const Value &Of, StringRef Option,
                                StringRef Part) const {
  return findInConfigFiles(File, fullName(Of.Owner, Option), Part).spell();
}

void CheckOptions::parseCategories(OptionErrorHandler OnError) {
  for (StringRef Item : itemsOf(Categories.Text, ",\n")) {
    StringRef Glob = Item;
    bool Value = !Glob.consume_front("-");
    auto Pattern = llvm::GlobPattern::create(Glob);
    if (!Pattern) {
      OnError(place(Categories, CategoriesOption, Item) + "invalid pattern '" +
              Glob + "' in option '" +
              fullName(Categories.Owner, CategoriesOption) + "': " + llvm::toString(Pattern.takeError()));
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
    OnError(place(Categories, CategoriesOption, Item) + "unknown category '" +
            Glob + "' in option '" +
            fullName(Categories.Owner, CategoriesOption) + "'; known are " +
            Known);
  }
}

std::vector<llvm::GlobPattern>
CheckOptions::parseGlobs(StringRef Option, const Value &List,
                         OptionErrorHandler OnError) const {
  std::vector<llvm::GlobPattern> Globs;
  for (StringRef Item : itemsOf(List.Text, ";\n")) {
    StringRef Glob = Item;
    Glob.consume_front("::");
    if (auto Pattern = llvm::GlobPattern::create(Glob))
      Globs.push_back(std::move(*Pattern));
    else
      OnError(place(List, Option, Item) + "invalid pattern '" + Item +
              "' in option '" + fullName(List.Owner, Option) +
              "': " + llvm::toString(Pattern.takeError()));
  }
  return Globs;
}

void CheckOptions::parseScopeNames(StringRef Option, const Value &List,
                                   ScopePart Part,
                                   OptionErrorHandler OnError) {
  for (StringRef Item : itemsOf(List.Text, ";\n")) {
    if (isIdentifier(Item))
      ScopeParts[Item] = Part;
    else
      OnError(place(List, Option, Item) + "'" + Item + "' in option '" +
              fullName(List.Owner, Option) +
              "' is no unqualified name of a member function");
  }
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

bool CheckOptions::isLintedLibrary(StringRef Id) const {
  return matches(LibraryGlobs, Id);
}

void CheckOptions::checkLibraries(const Catalog &Packs,
                                  OptionErrorHandler OnError) const {
  for (StringRef Item : itemsOf(LintLibraries.Text, ";\n")) {
    auto Pattern = llvm::GlobPattern::create(Item);
    if (!Pattern) {
      // parseGlobs() has said so.
      llvm::consumeError(Pattern.takeError());
      continue;
    }
    if (llvm::none_of(Packs.libraries(), [&](const CatalogLibrary &Library) {
          return Pattern->match(Library.Id);
        }))
      OnError(place(LintLibraries, LintLibrariesOption, Item) +
              "no library '" + Item + "' is in the catalog, as option '" +
              fullName(LintLibraries.Owner, LintLibrariesOption) + "' says");
  }
}

ScopePart CheckOptions::scopePartOf(StringRef Member) const {
  return ScopeParts.lookup(Member);
}

bool CheckOptions::isScopeType(StringRef Class) const {
  return ScopeGlobs.empty() || matches(ScopeGlobs, Class);
}

bool CheckOptions::isAllowedLock(StringRef Class) const {
  return matches(LockGlobs, Class);
}

void CheckOptions::loadCatalogs(Catalog &Packs,
                                OptionErrorHandler OnError) const {
  for (StringRef Name : itemsOf(CatalogFile.Text, ";\n")) {
    ConfigPlace Named = findInConfigFiles(
        File, fullName(CatalogFile.Owner, CatalogFileOption), Name);
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
