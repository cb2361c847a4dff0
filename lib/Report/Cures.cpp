//===- Cures.cpp - What to use instead ------------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Cures.h"

using namespace asynctidy;

llvm::StringRef asynctidy::baseOf(llvm::StringRef Library) {
  return Library.split('=').first;
}

std::string asynctidy::expandCure(llvm::StringRef Text,
                                  llvm::StringRef Library,
                                  const Catalog &Packs) {
  std::string Result;
  while (true) {
    size_t Open = Text.find('{');
    size_t Close = Text.find('}', Open);
    if (Open == llvm::StringRef::npos || Close == llvm::StringRef::npos)
      return Result + Text.str();
    llvm::StringRef Id = Text.slice(Open + 1, Close);
    Result += Text.take_front(Open);
    Result += Packs.namespaceOf(Id, Library);
    Text = Text.drop_front(Close + 1);
  }
}
