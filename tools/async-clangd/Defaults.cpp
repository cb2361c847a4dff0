//===- Defaults.cpp - Which checks run in the editor ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Defaults.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace asynctidy {
namespace editor {

static constexpr char Prefix[] = "async-";
static constexpr char All[] = "async-*";

/// What a part of the list turns off: empty if it turns something on.
static StringRef turnedOffBy(StringRef Part) {
  return Part.consume_front("-") ? Part.ltrim() : StringRef();
}

bool isAsyncCheck(StringRef Name) {
  return Name.take_front(sizeof(Prefix) - 1) == Prefix;
}

std::string withAsyncChecks(StringRef Checks) {
  SmallVector<StringRef, 32> Parts;
  // A list may have several lines.
  Checks.split(Parts, ',');
  for (StringRef &Part : Parts)
    Part = Part.trim();
  erase_if(Parts, [](StringRef Part) { return Part.empty(); });

  if (!Parts.empty() && turnedOffBy(Parts.back()) == "*")
    return Checks.str();
  if (any_of(Parts, isAsyncCheck))
    return Checks.str();
  auto *FirstOff = find_if(Parts, [](StringRef Part) {
    return isAsyncCheck(turnedOffBy(Part));
  });
  Parts.insert(FirstOff, All);
  return join(Parts, ",");
}

} // namespace editor
} // namespace asynctidy
