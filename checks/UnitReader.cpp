//===- UnitReader.cpp - One reading of a unit for all checks --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitReader.h"
#include "MacroValues.h"

namespace clang::tidy::async {

using namespace asynctidy;

static Catalog loadPacks(const CheckOptions &Chosen,
                         std::vector<std::string> &Mistakes) {
  Catalog Packs = Catalog::builtin();
  auto Report = [&](const llvm::Twine &Message) {
    Mistakes.push_back(Message.str());
  };
  Chosen.loadCatalogs(Packs, Report);
  Chosen.checkLibraries(Packs, Report);
  return Packs;
}

UnitReader::UnitReader(const CheckOptions &Options)
    : Chosen(Options), Packs(loadPacks(Chosen, Mistakes)), Handlers(Packs),
      Options(extractOptions()), Roots(Packs, this->Options) {}

ExtractOptions UnitReader::extractOptions() {
  ExtractOptions Extract;
  Extract.IsCategoryOn = [this](Category C) { return Chosen.isOn(C); };
  Extract.IsAllowedFunction = [this](StringRef Name) {
    return Chosen.isAllowedFunction(Name);
  };
  Extract.IsAllowedCoroutineType = [this](StringRef Name) {
    return Chosen.isAllowedCoroutineType(Name);
  };
  Extract.IsLintedLibrary = [this](StringRef Id) {
    return Chosen.isLintedLibrary(Id);
  };
  Extract.ScopePartOf = [this](StringRef Name) {
    return Chosen.scopePartOf(Name);
  };
  Extract.IsScopeType = [this](StringRef Name) {
    return Chosen.isScopeType(Name);
  };
  Extract.IsAllowedLock = [this](StringRef Name) {
    return Chosen.isAllowedLock(Name);
  };
  return Extract;
}

const UnitAnalysis &UnitReader::analysis() {
  if (!Analysis) {
    if (Macros)
      Options.MacroValue = [this](StringRef Name, int64_t &Value) {
        return macroValue(*Macros, Name, Value);
      };
    Analysis =
        std::make_unique<UnitAnalysis>(*AST, Packs, Candidates, Options);
    Candidates = {};
  }
  return *Analysis;
}

std::shared_ptr<UnitReader> UnitReaders::get(const ClangTidyContext *Context,
                                             const CheckOptions &Chosen) {
  std::lock_guard<std::mutex> Lock(Mutex);
  for (auto It = Known.begin(); It != Known.end();)
    It = It->second.expired() ? Known.erase(It) : std::next(It);
  std::weak_ptr<UnitReader> &Slot = Known[{Context, Chosen.key()}];
  std::shared_ptr<UnitReader> Reader = Slot.lock();
  if (!Reader) {
    Reader = std::make_shared<UnitReader>(Chosen);
    Slot = Reader;
  }
  return Reader;
}

} // namespace clang::tidy::async
