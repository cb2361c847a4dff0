//===- Reach.cpp - Which functions reach a blocking call ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reach/Reach.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace asynctidy;

namespace {

/// A function keeps at most this many conditional effects. More would be a
/// function that blocks under as many different conditions on its parameters;
/// what lies further away is then left out, for a doubtful witness is worse
/// than a missing one.
constexpr unsigned MaxConditionalEffects = 16;

/// A call seen from its callee.
struct Caller {
  FunctionId Function;
  uint32_t Site;
  /// The callee runs because Through calls a callable that the site hands it.
  bool IsThroughCallback = false;
  FunctionId Through = 0;
  uint32_t ThroughInvocation = 0;
};

/// The residue of an effect's condition in the caller; null if nothing is left
/// of it. \returns false if the effect does not happen there.
bool rebind(const ConditionRef &Unless, const CallArguments &Call,
            ConditionRef &Residue) {
  Residue = nullptr;
  if (!Unless)
    return true;
  ConditionRef Rest = evaluate(Unless, Call);
  if (Rest->K == Condition::Kind::Constant)
    return Rest->Answer != Truth::True;
  Residue = std::move(Rest);
  return true;
}

class Solver {
public:
  explicit Solver(const UnitFacts &Facts)
      : Facts(Facts), Table(Facts.Functions.size()),
        Callers(Facts.Functions.size()) {}

  SummaryTable solve() {
    seed();
    while (!Queue.empty()) {
      // One wave holds all candidates of one certainty and depth; sorting it
      // makes ties fall in source order, whatever order they were found in.
      auto First = Queue.begin();
      Wave Current = std::move(First->second);
      Queue.erase(First);
      accept(Current);
    }
    return std::move(Table);
  }

private:
  struct Wave {
    std::vector<std::pair<FunctionId, Effect>> Effects;
    std::vector<std::pair<FunctionId, Invocation>> Invocations;
  };

  Wave &wave(bool IsMay, unsigned Depth) { return Queue[{IsMay, Depth}]; }

  void push(FunctionId F, Effect E) {
    wave(E.IsMay, E.Depth).Effects.push_back({F, std::move(E)});
  }
  void push(FunctionId F, const Invocation &I) {
    wave(I.IsMay, I.Depth).Invocations.push_back({F, I});
  }

  void seed() {
    for (FunctionId F = 0; F != Facts.Functions.size(); ++F) {
      const auto &Calls = Facts.Functions[F].Calls;
      for (uint32_t S = 0; S != Calls.size(); ++S) {
        const CallSite &Site = Calls[S];
        for (FunctionId Target : Site.Targets)
          Callers[Target].push_back({F, S});
        if (Site.IsPrimitive) {
          Effect E;
          E.IsMay = Site.IsMay;
          E.Unless = Site.Unless;
          E.Site = S;
          E.IsPrimitive = true;
          push(F, std::move(E));
        }
        if (Site.InvokedParameter != Argument::None) {
          Invocation I;
          I.IsMay = Site.IsMay;
          I.Parameter = Site.InvokedParameter;
          I.Site = S;
          push(F, I);
        }
      }
    }
  }

  void accept(Wave &W) {
    llvm::sort(W.Effects, [](const auto &A, const auto &B) {
      return key(A.first, A.second) < key(B.first, B.second);
    });
    llvm::sort(W.Invocations, [](const auto &A, const auto &B) {
      return key(A.first, A.second) < key(B.first, B.second);
    });
    for (auto &[F, E] : W.Effects)
      accept(F, std::move(E));
    for (const auto &[F, I] : W.Invocations)
      accept(F, I);
  }

  static std::tuple<FunctionId, uint32_t, FunctionId, uint32_t, bool,
                    FunctionId, uint32_t>
  key(FunctionId F, const Effect &E) {
    return {F,           E.Site,    E.Next, E.NextEffect, E.IsThroughCallback,
            E.Through, E.ThroughInvocation};
  }

  static std::tuple<FunctionId, int, uint32_t, FunctionId, uint32_t>
  key(FunctionId F, const Invocation &I) {
    return {F, I.Parameter, I.Site, I.Next, I.NextInvocation};
  }

  void accept(FunctionId F, Effect E) {
    auto &Effects = Table[F].Effects;
    if (!Effects.empty()) {
      if (!Effects.back().Unless || Effects.size() >= MaxConditionalEffects)
        return;
      if (E.Unless) {
        std::string Text = toString(*E.Unless);
        for (const Effect &Known : Effects)
          if (toString(*Known.Unless) == Text)
            return;
      }
    }
    Effects.push_back(std::move(E));
    uint32_t Index = Effects.size() - 1;
    for (const Caller &C : Callers[F])
      pass(F, Index, C);
  }

  /// Offers an effect of \p F to one of its callers.
  void pass(FunctionId F, uint32_t Index, const Caller &C) {
    const Effect &Known = Table[F].Effects[Index];
    const CallSite &Site = Facts.Functions[C.Function].Calls[C.Site];
    Effect E;
    // What a callback is given is not known here.
    CallArguments Nothing;
    if (!rebind(Known.Unless, C.IsThroughCallback ? Nothing : Site.arguments(),
                E.Unless))
      return;
    if (C.IsThroughCallback)
      E.Unless = nullptr;
    E.Depth = Known.Depth + 1;
    E.IsMay = Known.IsMay || Site.IsMay;
    if (C.IsThroughCallback) {
      const Invocation &I = Table[C.Through].Invocations[C.ThroughInvocation];
      E.Depth += I.Depth;
      E.IsMay |= I.IsMay;
    }
    E.Site = C.Site;
    E.Next = F;
    E.NextEffect = Index;
    E.IsThroughCallback = C.IsThroughCallback;
    E.Through = C.Through;
    E.ThroughInvocation = C.ThroughInvocation;
    push(C.Function, std::move(E));
  }

  void accept(FunctionId F, const Invocation &I) {
    auto &Invocations = Table[F].Invocations;
    for (const Invocation &Known : Invocations)
      if (Known.Parameter == I.Parameter)
        return;
    Invocations.push_back(I);
    uint32_t Index = Invocations.size() - 1;
    // Copied: a callable handed to F may be called by F's own callers, which
    // adds to the list that is walked.
    std::vector<Caller> Known = Callers[F];
    for (const Caller &C : Known) {
      if (C.IsThroughCallback)
        continue;
      const CallSite &Site = Facts.Functions[C.Function].Calls[C.Site];
      if (static_cast<size_t>(I.Parameter) >= Site.Arguments.size())
        continue;
      const Argument &A = Site.Arguments[I.Parameter];
      if (A.Parameter >= 0) {
        Invocation Up;
        Up.Depth = I.Depth + 1;
        Up.IsMay = I.IsMay || Site.IsMay;
        Up.Parameter = A.Parameter;
        Up.Site = C.Site;
        Up.IsDirect = false;
        Up.Next = F;
        Up.NextInvocation = Index;
        push(C.Function, Up);
      }
      for (FunctionId Target : A.Callables) {
        Caller Through{C.Function, C.Site, true, F, Index};
        Callers[Target].push_back(Through);
        for (uint32_t E = 0; E != Table[Target].Effects.size(); ++E)
          pass(Target, E, Through);
      }
    }
  }

  const UnitFacts &Facts;
  SummaryTable Table;
  std::vector<std::vector<Caller>> Callers;
  std::map<std::pair<bool, unsigned>, Wave> Queue;
};

} // namespace

SummaryTable asynctidy::reach(const UnitFacts &Facts) {
  return Solver(Facts).solve();
}

bool asynctidy::effectOfSite(const UnitFacts &Facts, const SummaryTable &Table,
                             FunctionId Function, uint32_t Site, bool Conclude,
                             Effect &Result) {
  // Effects that pass through this site were offered to the function itself,
  // but it kept only its nearest; here each site is asked on its own.
  const CallSite &S = Facts.Functions[Function].Calls[Site];
  auto Holds = [&](const ConditionRef &Unless) {
    return !Unless || !Conclude || conclude(*Unless) != Truth::True;
  };
  bool Found = false;
  auto Offer = [&](Effect E) {
    if (!Holds(E.Unless))
      return;
    if (!Found || std::tie(E.IsMay, E.Depth) <
                      std::tie(Result.IsMay, Result.Depth)) {
      Result = std::move(E);
      Found = true;
    }
  };
  if (S.IsPrimitive) {
    Effect E;
    E.IsMay = S.IsMay;
    E.Unless = S.Unless;
    E.Site = Site;
    E.IsPrimitive = true;
    Offer(std::move(E));
  }
  for (FunctionId Target : S.Targets) {
    const Summary &Callee = Table[Target];
    for (uint32_t I = 0; I != Callee.Effects.size(); ++I) {
      const Effect &Known = Callee.Effects[I];
      Effect E;
      if (!rebind(Known.Unless, S.arguments(), E.Unless))
        continue;
      E.Depth = Known.Depth + 1;
      E.IsMay = Known.IsMay || S.IsMay;
      E.Site = Site;
      E.Next = Target;
      E.NextEffect = I;
      Offer(std::move(E));
    }
    for (uint32_t I = 0; I != Callee.Invocations.size(); ++I) {
      const Invocation &Calls = Callee.Invocations[I];
      if (static_cast<size_t>(Calls.Parameter) >= S.Arguments.size())
        continue;
      for (FunctionId Callback : S.Arguments[Calls.Parameter].Callables) {
        const Summary &Called = Table[Callback];
        CallArguments Nothing;
        for (uint32_t J = 0; J != Called.Effects.size(); ++J) {
          Effect E;
          if (!rebind(Called.Effects[J].Unless, Nothing, E.Unless))
            continue;
          E.Unless = nullptr;
          E.Depth = Called.Effects[J].Depth + Calls.Depth + 1;
          E.IsMay = Called.Effects[J].IsMay || Calls.IsMay || S.IsMay;
          E.Site = Site;
          E.Next = Callback;
          E.NextEffect = J;
          E.IsThroughCallback = true;
          E.Through = Target;
          E.ThroughInvocation = I;
          Offer(std::move(E));
        }
      }
    }
  }
  return Found;
}
