//===- Text.h - Small questions about texts ---------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_TEXT_H
#define ASYNCTIDY_TOOLS_LAUNCHER_TEXT_H

#include "llvm/ADT/StringRef.h"

namespace asynctidy {
namespace launcher {

// StringRef has members for this, under one name until LLVM 18 and under
// another since 16.

inline bool beginsWith(llvm::StringRef Text, llvm::StringRef Begin) {
  return Text.take_front(Begin.size()) == Begin;
}
inline bool endsWith(llvm::StringRef Text, llvm::StringRef End) {
  return Text.take_back(End.size()) == End;
}

/// What clang-tidy says of a file that its database does not have, where it has
/// no other to take a command from. It ends with 0.
inline bool isUnknownFile(llvm::StringRef Line) {
  return beginsWith(Line, "Skipping ") &&
         endsWith(Line.rtrim(), ". Compile command not found.");
}

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_TEXT_H
