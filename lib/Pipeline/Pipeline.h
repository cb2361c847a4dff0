//===- Pipeline.h - From the AST to findings --------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_PIPELINE_PIPELINE_H
#define ASYNCTIDY_PIPELINE_PIPELINE_H

#include "Extract/Extract.h"
#include "Reach/Reach.h"
#include <memory>

namespace asynctidy {

/// One unit, read and solved: what the rules look at.
class UnitAnalysis {
public:
  UnitAnalysis(clang::ASTContext &Context, const Catalog &Packs,
               const RootCandidates &Candidates,
               const ExtractOptions &Options);

  const UnitFacts &facts() const { return *Facts; }
  const SummaryTable &summaries() const { return Summaries; }

private:
  std::unique_ptr<UnitFacts> Facts;
  SummaryTable Summaries;
};

} // namespace asynctidy

#endif // ASYNCTIDY_PIPELINE_PIPELINE_H
