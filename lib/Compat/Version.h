//===- Version.h - The clang that is built against --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_VERSION_H
#define ASYNCTIDY_COMPAT_VERSION_H

#include "clang/Basic/Version.h"

namespace asynctidy {
namespace compat {

/// The major version of the clang whose headers this was compiled with.
constexpr unsigned builtAgainst() { return CLANG_VERSION_MAJOR; }

/// The same in full, as in "22.1.8".
constexpr const char *builtAgainstText() { return CLANG_VERSION_STRING; }

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_VERSION_H
