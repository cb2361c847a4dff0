//===- Defaults.h - Which checks run in the editor --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_ASYNC_CLANGD_DEFAULTS_H
#define ASYNCTIDY_TOOLS_ASYNC_CLANGD_DEFAULTS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace asynctidy {
namespace editor {

/// Whether this is the name of a check of ours, or a pattern of such names.
bool isAsyncCheck(llvm::StringRef Name);

/// \p Checks, as the configuration has them, with ours turned on, unless it
/// decides for itself: it names one of ours to have it, or ends with "-*", which
/// turns off whatever there is. What it takes away of ours stays away.
std::string withAsyncChecks(llvm::StringRef Checks);

} // namespace editor
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_ASYNC_CLANGD_DEFAULTS_H
