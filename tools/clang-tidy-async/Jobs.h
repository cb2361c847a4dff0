//===- Jobs.h - Runs many programs, some at a time --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_JOBS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_JOBS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace asynctidy {
namespace launcher {

/// A program to run, and the files that receive what it writes.
struct Job {
  std::vector<std::string> Command;
  std::string Output;
  std::string Error;
};

/// Runs all jobs, at most \p AtOnce at a time, and calls \p OnDone in the order
/// in which they end, with the job's index and its exit status as run() gives
/// it. A signal that asks this process to end goes to all of them; so does
/// SIGTERM when \p OnDone returns false.
/// \returns 0, or the signal that stopped it.
int runAll(llvm::ArrayRef<Job> Jobs, unsigned AtOnce,
           llvm::function_ref<bool(size_t Index, int Status)> OnDone);

/// The number of processors that this process may use.
unsigned processors();

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_JOBS_H
