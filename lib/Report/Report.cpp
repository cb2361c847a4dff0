//===- Report.cpp - Findings in words -------------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Report.h"
#include "Catalog/FixText.h"
#include "Report/Cures.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;

namespace {

std::string quoted(llvm::StringRef Name) { return ("'" + Name + "'").str(); }

std::string nameOf(const FunctionFacts &Function) {
  return Function.Name.empty() ? "the lambda" : quoted(Function.Name);
}

const CallSite &siteOf(const ChainStep &Step, const UnitFacts &Facts) {
  return Facts.Functions[Step.Caller].Calls[Step.Site];
}

/// A callee with an empty name is a value that is called where it is written:
/// it is named by the function that then runs, unless that is a lambda.
std::string calleeOf(llvm::ArrayRef<ChainStep> Chain, size_t I,
                     const UnitFacts &Facts) {
  llvm::StringRef Name = siteOf(Chain[I], Facts).Callee;
  if (Name.empty() && I + 1 < Chain.size())
    Name = Facts.Functions[Chain[I + 1].Caller].Name;
  if (Name.empty() && siteOf(Chain[I], Facts).IsDestructor)
    return "the destructor of a lambda";
  return Name.empty() ? "a lambda" : quoted(Name);
}

/// What a destructor is called for.
std::string objectOf(const CallSite &Death) {
  if (!Death.Variable.empty())
    return quoted(Death.Variable);
  return Death.IsParameter ? "the parameter" : "the temporary";
}

/// "coroutine 'echo'".
std::string context(const Root &Root, const UnitFacts &Facts) {
  const FunctionFacts &Function = Facts.Functions[Root.Function];
  switch (Root.Kind) {
  case RootKind::Coroutine:
    return Function.Name.empty() ? "a coroutine lambda"
                                 : "coroutine " + quoted(Function.Name);
  case RootKind::AwaiterMember:
    return "awaiter function " + quoted(Function.Name);
  case RootKind::PromiseMember:
    return "promise function " + quoted(Function.Name);
  case RootKind::Handler:
    return (Function.Name.empty() ? std::string("the handler")
                                  : "handler " + quoted(Function.Name)) +
           " of " + quoted(Root.GivenTo);
  case RootKind::ScopeEnter:
  case RootKind::ScopeExit: {
    std::string Part =
        Root.Kind == RootKind::ScopeEnter ? "the enter" : "the exit";
    return Root.Scope.empty() ? Part + " given to " + quoted(Root.GivenTo)
                              : Part + " of async scope " + quoted(Root.Scope);
  }
  }
  return {};
}

class Reporter {
public:
  Reporter(const Finding &Found, llvm::ArrayRef<Finding> All,
           const UnitFacts &Facts, const Catalog &Catalog)
      : Found(Found), All(All), Facts(Facts), Packs(Catalog),
        Root(Facts.Roots[Found.Root]), First(siteOf(Found.Chain.front(), Facts)),
        Last(siteOf(Found.Chain.back(), Facts)), Entry(Last.Blocking.Entry) {}

  std::vector<Message> run() {
    warn();
    if (First.IsDestructor && First.DiesAt.isValid())
      note(First.DiesAt, objectOf(First) + " is destroyed here");
    if (Found.AlsoDies >= 0) {
      const CallSite &Death =
          Facts.Functions[Root.Function].Calls[Found.AlsoDies];
      note(Death.DiesAt.isValid() ? Death.DiesAt : First.Where,
           objectOf(Death) + " is destroyed here, and " + quoted(Death.Callee) +
               " blocks, too");
    }
    if (Found.SameAs >= 0) {
      llvm::ArrayRef<ChainStep> Earlier = All[Found.SameAs].Chain;
      note(siteOf(Earlier.front(), Facts).Where,
           "it reaches the same blocking call as " +
               calleeOf(Earlier, 0, Facts) + " here");
      return std::move(Messages);
    }
    chain();
    cure();
    return std::move(Messages);
  }

private:
  void note(SourcePoint Where, std::string Text) {
    Messages.push_back({true, Where, std::move(Text), {}});
  }

  bool isDirect() const { return Found.Chain.size() == 1; }

  void warn() {
    std::string Text = callee(0) +
                       (Found.IsMay ? " may block" : " blocks") +
                       " the event loop in " + context(Root, Facts);
    if (Entry && Entry->Cat == Category::Loop)
      Text += ", which deadlocks when what it waits for runs on this loop";
    if (!isDirect())
      Text += ": it reaches " + callee(Found.Chain.size() - 1);
    Messages.push_back({false, First.Where, std::move(Text), fix()});
  }

  /// The fix of a direct call. Only what means the same is offered.
  Replacement fix() const {
    if (!hasFix() || First.Fix->Obstacle != FixObstacle::None)
      return {};
    for (const Cure &C : Entry->Fixes) {
      FixPieces Pieces;
      FixError Fault;
      if (C.Library != baseOf(First.Fix->Library) ||
          !parseFix(C.Text, Pieces, Fault))
        continue;
      return {First.Fix->Begin, First.Fix->End,
              fillFix(
                  Pieces,
                  [&](llvm::StringRef Id) {
                    return Packs.namespaceOf(Id, First.Fix->Library);
                  },
                  First.Fix->Arguments, First.Fix->Object)};
    }
    return {};
  }

  /// A scope's exit also runs when the task is cancelled, and would then not
  /// wait.
  bool hasFix() const {
    return Entry && isDirect() && First.Fix && Root.IsCoroutine &&
           Root.Kind == RootKind::Coroutine;
  }

  /// Why the cure is not written by a fix.
  llvm::StringRef hindrance() const {
    if (!hasFix())
      return {};
    switch (First.Fix->Obstacle) {
    case FixObstacle::None:
      return {};
    case FixObstacle::Handler:
      return "; the handler around it then catches, too, what the wait throws "
             "when the task is cancelled";
    case FixObstacle::Lock:
      return "; no lock may be held meanwhile";
    }
    return {};
  }

  /// One note a call of the user's code. Calls inside a library are passed
  /// over; where a library calls back, the note stands at the callback.
  void chain() {
    // Nobody reads a chain of thousands; its ends say where to begin.
    constexpr size_t MaxSteps = 64;
    size_t Size = Found.Chain.size();
    for (size_t I = 1; I < Size; ++I) {
      if (Size > MaxSteps && I == MaxSteps / 2) {
        size_t Next = Size - MaxSteps / 2;
        note(siteOf(Found.Chain[I], Facts).Where,
             std::to_string(Next - I) + " more calls begin here");
        I = Next;
      }
      const ChainStep &Step = Found.Chain[I];
      const FunctionFacts &Caller = Facts.Functions[Step.Caller];
      if (Caller.IsLibrary || Caller.IsJudged)
        continue;
      const ChainStep &Before = Found.Chain[I - 1];
      if (Facts.Functions[Before.Caller].IsLibrary)
        note(Caller.Definition, libraryBefore(I) + " calls " +
                                    (Caller.Name.empty() ? "this lambda"
                                                         : nameOf(Caller)));
      const CallSite &Site = siteOf(Step, Facts);
      const bool IsClosureDying =
          Caller.Name.empty() && siteOf(Before, Facts).IsDestructor;
      note(Site.Where, (IsClosureDying ? std::string("the destructor")
                                       : nameOf(Caller)) +
                           (Site.IsMay ? " may call " : " calls ") +
                           calleeAt(I) + reason(Site) + " here");
    }
  }

  /// The name of the library function through which the user's code called
  /// step \p I.
  std::string libraryBefore(size_t I) const {
    while (I > 0 && Facts.Functions[Found.Chain[I - 1].Caller].IsLibrary)
      --I;
    return I > 0 ? callee(I - 1) : "the library";
  }

  std::string callee(size_t I) const { return calleeOf(Found.Chain, I, Facts); }

  std::string calleeAt(size_t I) const {
    const CallSite &Site = siteOf(Found.Chain[I], Facts);
    if (Site.InvokedParameter == Argument::None)
      return callee(I);
    if (I + 1 < Found.Chain.size()) {
      const FunctionFacts &Called =
          Facts.Functions[Found.Chain[I + 1].Caller];
      return Called.Name.empty() ? "the lambda that it is given"
                                 : quoted(Called.Name);
    }
    return callee(I);
  }

  std::string reason(const CallSite &Site) const {
    if (!Site.IsPrimitive)
      return {};
    return Site.Blocking.Entry
               ? (" (" + categoryName(Site.Blocking.Entry->Cat) + ")").str()
               : " (declared blocking)";
  }

  void cure() {
    if (!Entry) {
      note(First.Where, onThread() + " instead");
      return;
    }
    for (llvm::StringRef Library : Root.Libraries)
      for (const Cure &C : Entry->Instead)
        if (C.Library == baseOf(Library)) {
          const std::string Text = expandCure(C.Text, Library, Packs);
          if (isUsable(Text) && !isInChain(Text)) {
            note(First.Where, sentence(Text, C.Library));
            return;
          }
        }
    std::string General = "an asynchronous operation";
    for (const Cure &C : Entry->Instead)
      if (C.Library == "*")
        General = C.Text.str();
    note(First.Where, (canAwait() ? "await " : "let a coroutine await ") +
                          General + ending() + ", or " + onThread());
  }

  /// What an implicit destructor waits for cannot be awaited in its place, but
  /// before it.
  std::string ending() const {
    return First.IsDestructor ? " before " + objectOf(First) + " is destroyed"
                              : " instead";
  }

  std::string onThread() const {
    return (First.IsDestructor ? "let a thread destroy it"
                               : "hand the call to a thread") +
           toThread();
  }

  /// How a coroutine of the library in use does that.
  std::string toThread() const {
    if (!canAwait())
      return {};
    for (llvm::StringRef Library : Root.Libraries) {
      const CatalogLibrary *InUse = Packs.find(baseOf(Library));
      if (!InUse || InUse->ToThread.empty())
        continue;
      const std::string Text = expandCure(InUse->ToThread, Library, Packs);
      return isInChain(Text) ? "" : " with '" + Text + "'";
    }
    return {};
  }

  bool canAwait() const { return Root.IsCoroutine; }

  static bool isCode(llvm::StringRef Cure) {
    return Cure.substr(0, AwaitKeyword.size()) == AwaitKeyword;
  }

  /// A cure that is code with `co_await` does nothing outside a coroutine.
  bool isUsable(llvm::StringRef Cure) const {
    return canAwait() || !isCode(Cure);
  }

  /// Whether the cure is what is called here, or the coroutine itself.
  bool isInChain(llvm::StringRef Cure) const {
    if (isCode(Cure))
      Cure = Cure.drop_front(AwaitKeyword.size()).split('(').first;
    if (Facts.Functions[Root.Function].Name == Cure)
      return true;
    for (size_t I = 0; I != Found.Chain.size(); ++I)
      if (siteOf(Found.Chain[I], Facts).Callee == Cure)
        return true;
    return false;
  }

  /// Only a coroutine can await. What a scope's function returns is awaited;
  /// other roots start the operation, if it can be started without.
  std::string sentence(llvm::StringRef Cure, llvm::StringRef Library) const {
    if (canAwait())
      return ((isCode(Cure) ? "use '" : "await '") + Cure + "'" + ending() +
              hindrance())
          .str();
    const CatalogLibrary *Named = Packs.find(Library);
    const bool IsOfScope =
        Root.Kind == RootKind::ScopeEnter || Root.Kind == RootKind::ScopeExit;
    const bool IsStarted = IsOfScope || (Named && !Named->NeedsAwait);
    return ((IsStarted ? "use '" : "let a coroutine await '") + Cure + "'" +
            ending())
        .str();
  }

  const Finding &Found;
  llvm::ArrayRef<Finding> All;
  const UnitFacts &Facts;
  const Catalog &Packs;
  const Root &Root;
  const CallSite &First;
  const CallSite &Last;
  const CatalogEntry *Entry;
  std::vector<Message> Messages;
};

} // namespace

std::vector<Message> asynctidy::report(const Finding &Found,
                                       llvm::ArrayRef<Finding> All,
                                       const UnitFacts &Facts,
                                       const Catalog &Catalog) {
  return Reporter(Found, All, Facts, Catalog).run();
}
