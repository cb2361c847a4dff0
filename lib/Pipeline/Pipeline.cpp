//===- Pipeline.cpp - From the AST to findings ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pipeline/Pipeline.h"

using namespace asynctidy;

UnitAnalysis::UnitAnalysis(clang::ASTContext &Context, const Catalog &Packs,
                           const RootCandidates &Candidates,
                           const ExtractOptions &Options)
    : Facts(extract(Context, Packs, Candidates, Options)),
      Summaries(reach(*Facts)) {}
