//===- TidyModule.h - clang-tidy's module registry --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// | LLVM   | ClangTidyModuleRegistry is declared in          |
/// |--------|-------------------------------------------------|
/// | 14..21 | ClangTidyModuleRegistry.h                       |
/// | 22     | ClangTidyModule.h; the other header only warns  |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_TIDYMODULE_H
#define ASYNCTIDY_COMPAT_TIDYMODULE_H

#include "clang-tidy/ClangTidyModule.h"
#include "llvm/Config/llvm-config.h"
#if LLVM_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // ASYNCTIDY_COMPAT_TIDYMODULE_H
