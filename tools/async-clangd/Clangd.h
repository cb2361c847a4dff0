//===- Clangd.h - The few names of clangd that are used ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clangd's libraries come without headers, so what is used of them is declared
/// here; what differs between LLVM 19 and 22, in Compat/Clangd.h.
///
/// Some functions are replaced by ours with the linker's --wrap: a call from
/// another object file to NAME goes to __wrap_NAME, and __real_NAME is the
/// original. Both are names of the linker's, hence the labels.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_ASYNC_CLANGD_CLANGD_H
#define ASYNCTIDY_TOOLS_ASYNC_CLANGD_CLANGD_H

#include "Compat/Clangd.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <memory>
#include <optional>

// provideDefaultChecks(), isFastTidyCheck(StringRef), and toJSON() of what is
// published and of a code action. CMakeLists.txt names the same symbols.
#define ASYNCTIDY_PROVIDE_DEFAULT_CHECKS                                       \
  "_ZN5clang6clangd20provideDefaultChecksEv"
#define ASYNCTIDY_IS_FAST_CHECK                                                \
  "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"
#define ASYNCTIDY_DIAGNOSTICS_TO_JSON                                          \
  "_ZN5clang6clangd6toJSONERKNS0_24PublishDiagnosticsParamsE"
#define ASYNCTIDY_CODE_ACTION_TO_JSON                                          \
  "_ZN5clang6clangd6toJSONERKNS0_10CodeActionE"

namespace clang {

namespace clangd {

/// The whole program: LSP, --check, --version and all the options.
int clangdMain(int Count, char *Values[]);

struct PublishDiagnosticsParams;
struct CodeAction;

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {
/// Of the remote index, which is left out with all of gRPC.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef Address,
                                       llvm::StringRef ProjectRoot);
} // namespace remote

} // namespace clangd
} // namespace clang

namespace asynctidy {
namespace editor {

compat::DefaultChecks
realDefaultChecks() asm("__real_" ASYNCTIDY_PROVIDE_DEFAULT_CHECKS);
compat::DefaultChecks
wrappedDefaultChecks() asm("__wrap_" ASYNCTIDY_PROVIDE_DEFAULT_CHECKS);

std::optional<bool>
realIsFast(llvm::StringRef Check) asm("__real_" ASYNCTIDY_IS_FAST_CHECK);
std::optional<bool>
wrappedIsFast(llvm::StringRef Check) asm("__wrap_" ASYNCTIDY_IS_FAST_CHECK);

llvm::json::Value realToJSON(const clang::clangd::PublishDiagnosticsParams &)
    asm("__real_" ASYNCTIDY_DIAGNOSTICS_TO_JSON);
llvm::json::Value wrappedToJSON(const clang::clangd::PublishDiagnosticsParams &)
    asm("__wrap_" ASYNCTIDY_DIAGNOSTICS_TO_JSON);

llvm::json::Value realToJSON(const clang::clangd::CodeAction &)
    asm("__real_" ASYNCTIDY_CODE_ACTION_TO_JSON);
llvm::json::Value wrappedToJSON(const clang::clangd::CodeAction &)
    asm("__wrap_" ASYNCTIDY_CODE_ACTION_TO_JSON);

} // namespace editor
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_ASYNC_CLANGD_CLANGD_H
