//===- Templates.h - Default template arguments -----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
/// \file
///
/// | LLVM   | TemplateTypeParmDecl::getDefaultArgument() gives |
/// |--------|--------------------------------------------------|
/// | 14..18 | a QualType                                       |
/// | 19..22 | a TemplateArgumentLoc                            |
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_COMPAT_TEMPLATES_H
#define ASYNCTIDY_COMPAT_TEMPLATES_H

#include "clang/AST/DeclTemplate.h"
#include "llvm/Config/llvm-config.h"

namespace asynctidy {
namespace compat {

/// The default of a template's type parameter that has one.
inline clang::QualType
defaultArgument(const clang::TemplateTypeParmDecl &Parameter) {
#if LLVM_VERSION_MAJOR >= 19
  return Parameter.getDefaultArgument().getArgument().getAsType();
#else
  return Parameter.getDefaultArgument();
#endif
}

} // namespace compat
} // namespace asynctidy

#endif // ASYNCTIDY_COMPAT_TEMPLATES_H
