//===- HeldLocks.cpp - Which locks are held where -------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A forward analysis. The state at a place is a short list of cases: what has
/// been assumed of conditions on the way there, and what is held then. A case
/// is kept apart from others so that `if (c) m.lock(); ... if (c) m.unlock();`
/// leaves nothing locked; a block with too many cases keeps one, which holds
/// what any of them holds.
///
//===----------------------------------------------------------------------===//

#include "Reach/HeldLocks.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <set>
#include <utility>

using namespace asynctidy;

namespace {

/// A condition, and whether it is true.
using Assumption = std::pair<uint32_t, uint32_t>;
/// A lock, and the site at which it was taken.
using Holding = std::pair<uint32_t, uint32_t>;

struct Case {
  std::set<Assumption> Assumed;
  std::set<Holding> Held;
};

using State = std::vector<Case>;

/// With two conditions a function has four cases, with three eight.
constexpr size_t MaxCases = 16;

class Solver {
public:
  explicit Solver(const LockFlow &Flow)
      : Flow(Flow), In(Flow.Blocks.size()), IsMerged(Flow.Blocks.size()),
        Across(Flow.NumSites) {}

  std::vector<std::vector<uint32_t>> run() {
    if (Flow.Blocks.empty())
      return {};
    In[0].push_back({});
    std::set<uint32_t> Waiting{0};
    while (!Waiting.empty()) {
      const uint32_t B = *Waiting.begin();
      Waiting.erase(Waiting.begin());
      State Out = In[B];
      for (const LockEvent &Event : Flow.Blocks[B].Events)
        apply(Event, Out);
      for (const LockEdge &Edge : Flow.Blocks[B].Successors) {
        State There = Out;
        for (const LockEvent &Event : Edge.Events)
          apply(Event, There);
        if (join(There, Edge.To))
          Waiting.insert(Edge.To);
      }
    }
    std::vector<std::vector<uint32_t>> Result;
    for (const std::set<uint32_t> &Suspensions : Across)
      Result.emplace_back(Suspensions.begin(), Suspensions.end());
    return Result;
  }

private:
  /// Takes the sites of \p Lock out of \p Held.
  static std::vector<uint32_t> take(std::set<Holding> &Held, uint32_t Lock) {
    std::vector<uint32_t> Sites;
    auto It = Held.lower_bound({Lock, 0});
    while (It != Held.end() && It->first == Lock) {
      Sites.push_back(It->second);
      It = Held.erase(It);
    }
    return Sites;
  }

  static void put(std::set<Holding> &Held, uint32_t Lock,
                  const std::vector<uint32_t> &Sites) {
    for (uint32_t Site : Sites)
      Held.insert({Lock, Site});
  }

  void apply(const LockEvent &Event, State &Cases) {
    if (Event.K == LockEvent::Kind::Assume) {
      llvm::erase_if(Cases, [&](const Case &C) {
        return C.Assumed.count({Event.Lock, 1 - Event.Other}) != 0;
      });
      for (Case &C : Cases)
        C.Assumed.insert({Event.Lock, Event.Other});
      return;
    }
    for (Case &C : Cases)
      apply(Event, C);
  }

  void apply(const LockEvent &Event, Case &C) {
    switch (Event.K) {
    case LockEvent::Kind::Acquire:
      // What is locked twice is told where it was locked first.
      if (auto Known = C.Held.lower_bound({Event.Lock, 0});
          Known == C.Held.end() || Known->first != Event.Lock)
        C.Held.insert({Event.Lock, Event.Other});
      return;
    case LockEvent::Kind::Release:
      take(C.Held, Event.Lock);
      return;
    case LockEvent::Kind::Move: {
      const auto Sites = take(C.Held, Event.Lock);
      take(C.Held, Event.Other);
      put(C.Held, Event.Other, Sites);
      return;
    }
    case LockEvent::Kind::Swap: {
      const auto First = take(C.Held, Event.Lock);
      const auto Second = take(C.Held, Event.Other);
      put(C.Held, Event.Other, First);
      put(C.Held, Event.Lock, Second);
      return;
    }
    case LockEvent::Kind::Suspend:
      for (auto [Lock, Site] : C.Held)
        if (!llvm::is_contained(Flow.NotHeldAt[Event.Lock], Lock))
          Across[Site].insert(Event.Lock);
      return;
    case LockEvent::Kind::Assume:
      return;
    }
  }

  /// \returns whether anything is new in \p Block.
  bool join(const State &From, uint32_t Block) {
    State &To = In[Block];
    bool IsNew = false;
    for (const Case &C : From) {
      auto Same = llvm::find_if(To, [&](const Case &Other) {
        return IsMerged[Block] || Other.Assumed == C.Assumed;
      });
      if (Same == To.end()) {
        To.push_back(C);
        IsNew = true;
      } else {
        IsNew |= merge(C, *Same);
      }
      if (To.size() > MaxCases) {
        IsMerged[Block] = true;
        for (const Case &Other : llvm::drop_begin(To))
          merge(Other, To.front());
        To.resize(1);
      }
    }
    return IsNew;
  }

  /// Adds \p From to \p To. \returns whether that changes it.
  static bool merge(const Case &From, Case &To) {
    const size_t Held = To.Held.size(), Assumed = To.Assumed.size();
    To.Held.insert(From.Held.begin(), From.Held.end());
    for (auto It = To.Assumed.begin(); It != To.Assumed.end();)
      It = From.Assumed.count(*It) ? std::next(It) : To.Assumed.erase(It);
    return To.Held.size() != Held || To.Assumed.size() != Assumed;
  }

  const LockFlow &Flow;
  std::vector<State> In;
  std::vector<bool> IsMerged;
  std::vector<std::set<uint32_t>> Across;
};

} // namespace

std::vector<std::vector<uint32_t>>
asynctidy::heldAcross(const LockFlow &Flow) {
  return Solver(Flow).run();
}
