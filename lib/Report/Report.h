//===- Report.h - Findings in words -----------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_REPORT_REPORT_H
#define ASYNCTIDY_REPORT_REPORT_H

#include "Catalog/Catalog.h"
#include "Findings/Findings.h"
#include "Findings/HeldLocks.h"
#include <string>
#include <vector>

namespace asynctidy {

/// What may be written instead of a part of the sources.
struct Replacement {
  SourcePoint Begin;
  /// Behind the last character.
  SourcePoint End;
  std::string Text;
};

/// A diagnostic: a warning, or a note that belongs to the warning before it.
struct Message {
  bool IsNote = false;
  SourcePoint Where;
  std::string Text;
  /// Its Begin is valid if there is one.
  Replacement Fix;
};

/// The messages of one finding: the warning, the chain, the cure.
/// \param All the result that \p Found is in, for findings that point to an
///        earlier one.
std::vector<Message> report(const Finding &Found,
                            llvm::ArrayRef<Finding> All,
                            const UnitFacts &Facts, const Catalog &Catalog);

/// The messages of a lock that is held across a suspension: the warning where
/// it is taken, where the coroutine suspends, the cure.
std::vector<Message> report(const HeldLock &Held, const UnitFacts &Facts,
                            const Catalog &Catalog);

} // namespace asynctidy

#endif // ASYNCTIDY_REPORT_REPORT_H
