//===- LockAcrossAwaitCheck.h - async-lock-across-await ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_LOCKACROSSAWAITCHECK_H
#define ASYNCTIDY_CHECKS_LOCKACROSSAWAITCHECK_H

#include "AsyncCheck.h"
#include "Findings/HeldLocks.h"

namespace clang::tidy::async {

/// Finds locks that block and are held while a coroutine is suspended.
///
/// For the user-facing documentation see docs/checks/async-lock-across-await.md.
class LockAcrossAwaitCheck : public AsyncCheck {
public:
  LockAcrossAwaitCheck(StringRef Name, ClangTidyContext *Context,
                       UnitReaders &Readers)
      : AsyncCheck(Name, Context, Readers) {
    reader().wantLocks();
  }

protected:
  std::vector<asynctidy::Message>
  messages(const asynctidy::UnitAnalysis &Unit) const override {
    std::vector<asynctidy::Message> Messages;
    for (const asynctidy::HeldLock &Held :
         asynctidy::findHeldLocks(Unit.facts()))
      for (asynctidy::Message &M :
           asynctidy::report(Held, Unit.facts(), reader().packs()))
        Messages.push_back(std::move(M));
    return Messages;
  }
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_LOCKACROSSAWAITCHECK_H
