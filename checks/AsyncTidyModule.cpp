//===- AsyncTidyModule.cpp - Registers the checks -------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingCallCheck.h"
#include "BlockingScopeCheck.h"
#include "Compat/TidyModule.h"
#include "LockAcrossAwaitCheck.h"

namespace clang::tidy::async {

class AsyncTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    // The factories outlive this module.
    auto Readers = std::make_shared<UnitReaders>();
#define ASYNCTIDY_CHECK(Class, CheckName)                                      \
  Factories.registerCheckFactory(                                              \
      CheckName, [Readers](StringRef Name, ClangTidyContext *Context) {        \
        return std::make_unique<Class>(Name, Context, *Readers);               \
      });
#include "Checks.def"
  }
};

static ClangTidyModuleRegistry::Add<AsyncTidyModule>
    Registered("async-module",
               "Finds blocking calls that stall an event loop.");

} // namespace clang::tidy::async
