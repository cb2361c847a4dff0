//===- Findings.cpp - The rules -------------------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Findings.h"
#include <map>
#include <tuple>

using namespace asynctidy;

/// Appends the steps by which \p Function calls its parameter.
static void appendInvocation(const SummaryTable &Table, FunctionId Function,
                             uint32_t Index,
                             llvm::SmallVectorImpl<ChainStep> &Chain) {
  const Invocation *I = &Table[Function].Invocations[Index];
  Chain.push_back({Function, I->Site, false});
  while (!I->IsDirect) {
    Function = I->Next;
    I = &Table[Function].Invocations[I->NextInvocation];
    Chain.push_back({Function, I->Site, false});
  }
}

/// The whole witness that begins with \p First in \p Function.
static void appendWitness(const SummaryTable &Table, FunctionId Function,
                          const Effect &First,
                          llvm::SmallVectorImpl<ChainStep> &Chain) {
  const Effect *E = &First;
  bool IsCallback = false;
  while (true) {
    Chain.push_back({Function, E->Site, IsCallback});
    if (E->IsPrimitive)
      return;
    if (E->IsThroughCallback)
      appendInvocation(Table, E->Through, E->ThroughInvocation, Chain);
    IsCallback = E->IsThroughCallback;
    Function = E->Next;
    E = &Table[Function].Effects[E->NextEffect];
  }
}

/// The rules share out the calls in roots: one fault is reported by one check.
static bool isOfScope(const Root &R, const CallSite &Site) {
  return R.Kind == RootKind::ScopeEnter || R.Kind == RootKind::ScopeExit ||
         (R.IsCoroutine && Site.IsLifetime);
}

/// The findings of one rule.
static std::vector<Finding> find(const UnitFacts &Facts,
                                 const SummaryTable &Table, bool OfScopes) {
  std::vector<Finding> Findings;
  // Instances of a template have their roots at one place, and a defaulted
  // argument or an implicit conversion stands where another call stands: one
  // finding each place, the best one.
  using Place = std::tuple<SourcePoint, SourcePoint, bool>;
  struct Candidate {
    size_t Index;
    bool IsMay;
    unsigned Depth;
  };
  std::map<Place, Candidate> Known;
  for (uint32_t R = 0; R != Facts.Roots.size(); ++R) {
    FunctionId F = Facts.Roots[R].Function;
    const FunctionFacts &Function = Facts.Functions[F];
    for (uint32_t S = 0; S != Function.Calls.size(); ++S) {
      Effect E;
      if (isOfScope(Facts.Roots[R], Function.Calls[S]) != OfScopes)
        continue;
      if (!effectOfSite(Facts, Table, F, S, /*Conclude=*/true, E))
        continue;
      Finding Found;
      Found.Root = R;
      Found.IsMay = E.IsMay;
      appendWitness(Table, F, E, Found.Chain);
      Place Here{Function.Definition, Function.Calls[S].Where,
                 Function.Calls[S].IsDestructor};
      auto [It, IsNew] =
          Known.insert({Here, {Findings.size(), E.IsMay, E.Depth}});
      if (IsNew) {
        Findings.push_back(std::move(Found));
        continue;
      }
      Candidate &Best = It->second;
      if (std::tie(E.IsMay, E.Depth) < std::tie(Best.IsMay, Best.Depth)) {
        Best = {Best.Index, E.IsMay, E.Depth};
        Findings[Best.Index] = std::move(Found);
      }
    }
  }

  // A library's object that blocks both when it is made and when it dies is
  // one finding.
  std::vector<bool> IsTold(Findings.size());
  for (const auto &[Here, Dies] : Known) {
    auto [Definition, Where, IsDestructor] = Here;
    auto Makes = Known.find({Definition, Where, false});
    if (!IsDestructor || Makes == Known.end())
      continue;
    const Finding &Second = Findings[Dies.Index];
    Finding &First = Findings[Makes->second.Index];
    if (First.Chain.size() == 1 && Second.Chain.size() == 1 &&
        First.Root == Second.Root) {
      First.AlsoDies = Second.Chain.front().Site;
      IsTold[Dies.Index] = true;
    }
  }
  std::vector<Finding> Kept;
  for (size_t I = 0; I != Findings.size(); ++I)
    if (!IsTold[I])
      Kept.push_back(std::move(Findings[I]));
  Findings = std::move(Kept);

  // A later site that ends at the same blocking call as an earlier one of the
  // same root points there instead of telling the chain again. A direct call
  // has no chain to save.
  std::map<std::tuple<SourcePoint, SourcePoint, llvm::StringRef>, int> FirstAt;
  for (size_t I = 0; I != Findings.size(); ++I) {
    Finding &Found = Findings[I];
    if (Found.Chain.size() < 2)
      continue;
    const FunctionFacts &Function =
        Facts.Functions[Facts.Roots[Found.Root].Function];
    // Known by its place, so that the instances of a template are one.
    const ChainStep &Last = Found.Chain.back();
    const CallSite &Blocking = Facts.Functions[Last.Caller].Calls[Last.Site];
    auto [It, IsNew] = FirstAt.insert(
        {{Function.Definition, Blocking.Where, Blocking.Callee},
         static_cast<int>(I)});
    if (!IsNew)
      Found.SameAs = It->second;
  }
  return Findings;
}

std::vector<Finding>
asynctidy::findBlockingCalls(const UnitFacts &Facts,
                             const SummaryTable &Table) {
  return find(Facts, Table, /*OfScopes=*/false);
}

std::vector<Finding>
asynctidy::findBlockingScopes(const UnitFacts &Facts,
                              const SummaryTable &Table) {
  return find(Facts, Table, /*OfScopes=*/true);
}
