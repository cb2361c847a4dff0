//===- BlockingScopeCheck.h - async-blocking-scope --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_BLOCKINGSCOPECHECK_H
#define ASYNCTIDY_CHECKS_BLOCKINGSCOPECHECK_H

#include "AsyncCheck.h"

namespace clang::tidy::async {

/// Finds what blocks the thread where an async scope is entered or left, and
/// where a coroutine's frame is: by constructors and destructors.
///
/// For the user-facing documentation see docs/checks/async-blocking-scope.md.
class BlockingScopeCheck : public AsyncCheck {
public:
  using AsyncCheck::AsyncCheck;

protected:
  std::vector<asynctidy::Finding>
  findings(const asynctidy::UnitAnalysis &Unit) const override {
    return asynctidy::findBlockingScopes(Unit.facts(), Unit.summaries());
  }
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_BLOCKINGSCOPECHECK_H
