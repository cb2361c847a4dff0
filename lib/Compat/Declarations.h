//===- Declarations.h - Renamed members of declarations ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// | LLVM   | a pure virtual function           |
/// |--------|-----------------------------------|
/// | 14..17 | FunctionDecl::isPure              |
/// | 18..22 | FunctionDecl::isPureVirtual       |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_DECLARATIONS_H
#define ASYNCTIDY_COMPAT_DECLARATIONS_H

#include "clang/AST/Decl.h"
#include "llvm/Config/llvm-config.h"

namespace asynctidy {
namespace compat {

inline bool isPureVirtual(const clang::FunctionDecl &Function) {
#if LLVM_VERSION_MAJOR >= 18
  return Function.isPureVirtual();
#else
  return Function.isPure();
#endif
}

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_DECLARATIONS_H
