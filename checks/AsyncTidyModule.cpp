//===- AsyncTidyModule.cpp - Registers the checks -------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingCallCheck.h"
#include "Compat/TidyModule.h"

namespace clang::tidy::async {

class AsyncTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
#define ASYNCTIDY_CHECK(Class, Name) Factories.registerCheck<Class>(Name);
#include "Checks.def"
  }
};

static ClangTidyModuleRegistry::Add<AsyncTidyModule>
    Registered("async-module",
               "Finds blocking calls that stall an event loop.");

} // namespace clang::tidy::async
