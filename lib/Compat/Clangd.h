//===- Clangd.h - What differs between the versions of clangd ---*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// | LLVM | provideDefaultChecks() returns a   |
/// |------|------------------------------------|
/// | 19   | function_ref, to nothing that dies |
/// | 22   | unique_function                    |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_CLANGD_H
#define ASYNCTIDY_COMPAT_CLANGD_H

#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"

namespace clang {
namespace tidy {
struct ClangTidyOptions;
}
} // namespace clang

namespace asynctidy {
namespace compat {

/// Changes the options of clang-tidy for a file.
#if LLVM_VERSION_MAJOR < 22
using DefaultChecks =
    llvm::function_ref<void(clang::tidy::ClangTidyOptions &, llvm::StringRef)>;
#else
using DefaultChecks = llvm::unique_function<void(
    clang::tidy::ClangTidyOptions &, llvm::StringRef) const>;
#endif

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_CLANGD_H
