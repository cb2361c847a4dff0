//===- DocLinks.cpp - The page behind a diagnostic ------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DocLinks.h"
#include "Defaults.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace asynctidy {
namespace editor {

void linkToPages(json::Value &Message, PageOf Page) {
  json::Object *Body = Message.getAsObject();
  json::Array *Diagnostics = Body ? Body->getArray("diagnostics") : nullptr;
  if (!Diagnostics)
    return;
  for (json::Value &Element : *Diagnostics) {
    json::Object *Diagnostic = Element.getAsObject();
    if (!Diagnostic)
      continue;
    auto Check = Diagnostic->getString("code");
    if (!Check || !isAsyncCheck(*Check))
      continue;
    const std::string Address = Page(*Check);
    if (Address.empty())
      Diagnostic->erase("codeDescription");
    else
      (*Diagnostic)["codeDescription"] = json::Object{{"href", Address}};
  }
}

std::string fileAddress(StringRef Path) {
  std::string Address = "file://";
  for (const char C : Path) {
    if (isAlnum(C) || StringRef("/-._~").contains(C)) {
      Address += C;
      continue;
    }
    Address += '%';
    Address += hexdigit(static_cast<unsigned char>(C) >> 4);
    Address += hexdigit(static_cast<unsigned char>(C) & 15);
  }
  return Address;
}

std::string webAddress(StringRef Pattern, StringRef Check) {
  static constexpr char Place[] = "{check}";
  const size_t At = Pattern.find(Place);
  if (At == StringRef::npos)
    return Pattern.str();
  return (Pattern.take_front(At) + Check +
          Pattern.drop_front(At + sizeof(Place) - 1))
      .str();
}

} // namespace editor
} // namespace asynctidy
