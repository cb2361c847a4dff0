//===- BlockingCallCheck.h - async-blocking-call ----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CHECKS_BLOCKINGCALLCHECK_H
#define ASYNCTIDY_CHECKS_BLOCKINGCALLCHECK_H

#include "AsyncCheck.h"

namespace clang::tidy::async {

/// Finds calls in an async context that reach a function which blocks the
/// thread.
///
/// For the user-facing documentation see docs/checks/async-blocking-call.md.
class BlockingCallCheck : public AsyncCheck {
public:
  using AsyncCheck::AsyncCheck;

protected:
  std::vector<asynctidy::Finding>
  findings(const asynctidy::UnitAnalysis &Unit) const override {
    return asynctidy::findBlockingCalls(Unit.facts(), Unit.summaries());
  }
};

} // namespace clang::tidy::async

#endif // ASYNCTIDY_CHECKS_BLOCKINGCALLCHECK_H
