//===- FunctionEffects.h - [[clang::blocking]] across versions --*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// | LLVM   | clang::blocking, clang::nonblocking          |
/// |--------|----------------------------------------------|
/// | 14..18 | unknown attributes (warned about and dropped) |
/// | 19..22 | part of the function's type                  |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_FUNCTIONEFFECTS_H
#define ASYNCTIDY_COMPAT_FUNCTIONEFFECTS_H

#include "clang/AST/Decl.h"
#include "llvm/Config/llvm-config.h"

namespace asynctidy {
namespace compat {

enum class DeclaredEffect { None, Blocking, NonBlocking };

/// What clang's own attributes say of \p Function.
inline DeclaredEffect declaredEffect(const clang::FunctionDecl &Function) {
#if LLVM_VERSION_MAJOR >= 19
  for (const auto &Effect :
       clang::FunctionEffectsRef::get(Function.getType())) {
    // nonblocking(expression) may still be undecided in a template.
    if (Effect.Cond.getCondition())
      continue;
    if (Effect.Effect.kind() == clang::FunctionEffect::Kind::Blocking)
      return DeclaredEffect::Blocking;
    if (Effect.Effect.kind() == clang::FunctionEffect::Kind::NonBlocking)
      return DeclaredEffect::NonBlocking;
  }
#else
  (void)Function;
#endif
  return DeclaredEffect::None;
}

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_FUNCTIONEFFECTS_H
