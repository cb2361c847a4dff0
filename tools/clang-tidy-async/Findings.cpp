//===- Findings.cpp - Findings with names that last -----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "Database.h"
#include "Text.h"
#include "TextReport.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/Path.h"
#include <tuple>

using namespace llvm;

namespace asynctidy {
namespace launcher {

std::string essenceOf(const Diagnostic &Of) {
  if (!beginsWith(Of.Check, "async-"))
    return Of.Message;
  std::string Names;
  StringRef Rest = Of.Message;
  while (true) {
    const size_t Open = Rest.find('\'');
    const size_t Close = Rest.find('\'', Open + 1);
    if (Open == StringRef::npos || Close == StringRef::npos)
      return Names.empty() ? Of.Message : Names;
    Names += (Rest.slice(Open + 1, Close) + "\n").str();
    Rest = Rest.drop_front(Close + 1);
  }
}

std::vector<Finding> withFingerprints(ArrayRef<const Diagnostic *> Sorted,
                                      StringRef Root) {
  std::map<std::tuple<std::string, std::string, std::string>, unsigned> Seen;
  std::vector<Finding> Result;
  for (const Diagnostic *Of : Sorted) {
    Finding New;
    New.Of = Of;
    New.File = relativeTo(Of->Where.File, Root);
    const std::string Essence = essenceOf(*Of);
    New.Ordinal = Seen[{Of->Check, New.File, Essence}]++;
    MD5 Hash;
    for (StringRef Part : {StringRef(Of->Check), StringRef(New.File),
                           StringRef(Essence)}) {
      Hash.update(Part);
      Hash.update(StringRef("", 1));
    }
    Hash.update(utostr(New.Ordinal));
    MD5::MD5Result Sum;
    Hash.final(Sum);
    New.Fingerprint = std::string(Sum.digest());
    Result.push_back(std::move(New));
  }
  return Result;
}

std::string projectRoot(StringRef Given) {
  if (!Given.empty())
    return cleanPath(Given);
  const std::string Current = cleanPath(".");
  for (StringRef Directory = Current; !Directory.empty();
       Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Git(Directory);
    sys::path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return Directory.str();
  }
  return Current;
}

} // namespace launcher
} // namespace asynctidy
