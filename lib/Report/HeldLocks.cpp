//===- HeldLocks.cpp - Held locks in words --------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Cures.h"
#include "Report/Report.h"
#include "llvm/ADT/STLExtras.h"

using namespace asynctidy;

static std::string quoted(llvm::StringRef Name) {
  return ("'" + Name + "'").str();
}

static const char *keyword(const Suspension &S) {
  return S.IsYield ? "'co_yield'" : "'co_await'";
}

/// "'std::lock_guard' on 'm'", "the lock of 'm'".
static std::string lockOf(const LockSite &Site) {
  if (Site.Guard.empty())
    return Site.Mutex.empty() ? "a lock" : "the lock of " + quoted(Site.Mutex);
  return quoted(Site.Guard) +
         (Site.Mutex.empty() ? std::string() : " on " + quoted(Site.Mutex));
}

static std::string across(llvm::ArrayRef<Suspension> Suspensions) {
  auto IsYield = [](const Suspension &S) { return S.IsYield; };
  if (llvm::all_of(Suspensions, IsYield))
    return "'co_yield'";
  return llvm::any_of(Suspensions, IsYield) ? "'co_await' and 'co_yield'"
                                            : "'co_await'";
}

/// What the lock's own entry says to use instead, else what is said of the
/// standard's.
static std::string cureOf(const LockSite &Site,
                          const LockingCoroutine &Coroutine,
                          const Catalog &Packs) {
  llvm::SmallVector<llvm::ArrayRef<Cure>, 3> Lists;
  if (Site.Class)
    Lists.push_back(Site.Class->Instead);
  for (const LockClass *Protocol : Packs.lockProtocols())
    Lists.push_back(Protocol->Instead);
  for (llvm::StringRef Library : Coroutine.Libraries)
    for (llvm::ArrayRef<Cure> List : Lists)
      for (const Cure &C : List)
        if (C.Library == baseOf(Library)) {
          const std::string Text = expandCure(C.Text, Library, Packs);
          return (llvm::StringRef(Text).substr(0, AwaitKeyword.size()) ==
                          AwaitKeyword
                      ? "use '"
                      : "await '") +
                 Text + "' instead";
        }
  for (llvm::ArrayRef<Cure> List : Lists)
    for (const Cure &C : List)
      if (C.Library == "*")
        return ("use " + C.Text + " instead").str();
  return "use a lock that is awaited instead";
}

std::vector<Message> asynctidy::report(const HeldLock &Held,
                                       const UnitFacts &Facts,
                                       const Catalog &Catalog) {
  const LockingCoroutine &Coroutine = Facts.LockingCoroutines[Held.Coroutine];
  const LockSite &Site = Coroutine.Sites[Held.Site];
  std::vector<Message> Messages;
  auto Say = [&](bool IsNote, SourcePoint Where, std::string Text) {
    Message M;
    M.IsNote = IsNote;
    M.Where = Where;
    M.Text = std::move(Text);
    Messages.push_back(std::move(M));
  };
  Say(false, Site.Where,
                      lockOf(Site) + " is held across " + across(Held.Across) +
                          " in " +
                          (Coroutine.Name.empty()
                               ? std::string("a coroutine lambda")
                               : "coroutine " + quoted(Coroutine.Name)));
  // The reader changes the place where the lock is taken; a few suspensions
  // show why.
  constexpr size_t MaxShown = 3;
  const size_t Shown = std::min(Held.Across.size(), MaxShown);
  for (size_t I = 0; I != Shown; ++I) {
    const Suspension &S = Held.Across[I];
    std::string Text =
        std::string("it is still held at this ") + keyword(S);
    if (I + 1 == Shown && Held.Across.size() > Shown)
      Text += " and " + std::to_string(Held.Across.size() - Shown) + " more";
    Say(true, S.Where, std::move(Text));
  }
  Say(true, Site.Where,
      "release it before the coroutine suspends, or " +
          cureOf(Site, Coroutine, Catalog));
  return Messages;
}
