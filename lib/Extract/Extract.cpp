//===- Extract.cpp - From the AST to facts --------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Extract.h"
#include "Extract/BodyWalker.h"
#include "Extract/HeldLocks.h"
#include "Extract/Names.h"
#include "Extract/Roots.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace asynctidy {

/// A function whose body is not read, and that is handed over to be called or
/// overrides a virtual one: it blocks, or it does not, or that is unknown.
static void judgeCallback(UnitContext &Unit, const FunctionDecl &F,
                          FunctionFacts &Facts) {
  Facts.IsJudged = true;
  CallSite Site;
  Site.Where = Facts.Definition;
  Site.Callee = Facts.Name;
  Site.IsPrimitive = true;
  const CalleeInfo &Info = Unit.infoOf(F);
  if (Info.Said == Mark::NonBlocking)
    return;
  if (Info.Said == Mark::Blocking) {
    Facts.Calls.push_back(std::move(Site));
    return;
  }
  for (const CatalogEntry *Entry : Info.Entries) {
    if (Entry->K != CatalogEntry::Kind::Blocks ||
        !Unit.Options.IsCategoryOn(Entry->Cat))
      continue;
    // What it will be given is not known.
    if (ConditionRef Unless = Unit.unlessOf(*Entry);
        Unless && conclude(*evaluate(Unless, {})) == Truth::True)
      continue;
    Site.Blocking.Entry = Entry;
    Facts.Calls.push_back(std::move(Site));
    return;
  }
}

std::unique_ptr<UnitFacts> extract(ASTContext &Context, const Catalog &Packs,
                                   const RootCandidates &Candidates,
                                   const ExtractOptions &Options) {
  auto Facts = std::make_unique<UnitFacts>();
  UnitContext Unit(Context, Packs, Options, *Facts);
  RootFinder Roots(Unit);
  for (const FunctionDecl *F : Candidates.Functions)
    Roots.add(*F);
  // A handler is named by the call that the user wrote, not by one in a
  // template that passes it on.
  const SourceManager &Sources = Context.getSourceManager();
  auto IsInMainFile = [&](const Expr *Call) {
    return Sources.isInMainFile(Sources.getExpansionLoc(Call->getBeginLoc()));
  };
  for (const Expr *Call : Candidates.HandlerCalls)
    if (IsInMainFile(Call))
      Roots.add(*Call);
  for (const Expr *Call : Candidates.HandlerCalls)
    if (!IsInMainFile(Call))
      Roots.add(*Call);
  Roots.finish();
  if (Options.ReadsLocks)
    readLocks(Unit, Roots, Candidates.Functions);

  FunctionId Id;
  while (const FunctionDecl *F = Unit.next(Id)) {
    FunctionFacts Read;
    Read.Name = Facts->save(displayName(*F));
    Read.Definition = Unit.point(F->getLocation());
    const CalleeInfo &Info = Unit.infoOf(*F);
    Read.IsLibrary = Info.IsLibrary;
    bool IsMarked = Info.Said != Mark::None;
    if (!Info.Definition || IsMarked)
      judgeCallback(Unit, *F, Read);
    else
      Read.Calls = BodyWalker(Unit, *F).walk();
    // Reading may have added functions.
    Facts->Functions[Id] = std::move(Read);
  }
  return Facts;
}

std::vector<std::pair<StringRef, const CatalogEntry *>>
unmatchedNames(ASTContext &Context, const Catalog &Packs) {
  std::vector<std::pair<StringRef, const CatalogEntry *>> Unmatched;
  for (const CatalogLibrary &Library : Packs.libraries())
    for (const CatalogEntry &Entry : Library.Entries) {
      if (!Entry.IsUsers)
        continue;
      for (StringRef Name : Entry.Names) {
        if (Name.contains('*'))
          continue;
        auto Found = lookupQualified(Context, Name);
        if (llvm::none_of(Found, [&](const NamedDecl *D) {
              if (Entry.IsObject)
                return isa<VarDecl>(D);
              const FunctionDecl *F = D->getAsFunction();
              return F && (!Entry.IsCLinkage || F->isExternC());
            }))
          Unmatched.push_back({Name, &Entry});
      }
    }
  return Unmatched;
}

} // namespace asynctidy
