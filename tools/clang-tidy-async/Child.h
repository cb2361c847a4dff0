//===- Child.h - Runs another program and watches it ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_CHILD_H
#define ASYNCTIDY_TOOLS_LAUNCHER_CHILD_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace asynctidy {
namespace launcher {

/// Receives what a child writes, piece by piece and as it is written. A null
/// sink leaves the stream to the child as it is.
using Sink = llvm::function_ref<void(llvm::StringRef)>;

/// Runs a program to its end. Signals that ask this process to end are handed
/// on to the child, and the child does not outlive this process.
/// \param Command the program's path and its arguments.
/// \returns its exit status; 128 + n if signal n ended it, 127 if it could not
///          be started.
int run(llvm::ArrayRef<std::string> Command, Sink OnOutput, Sink OnError);

/// The last signal that run() handed on to a child, or 0: somebody wants this
/// process to end.
int signalHandedOn();

/// Writes all of \p Text to a file descriptor.
/// \returns 0, or errno.
int writeAll(int Descriptor, llvm::StringRef Text);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_CHILD_H
