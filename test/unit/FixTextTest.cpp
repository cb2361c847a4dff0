//===- FixTextTest.cpp - Tests of the texts of fixes ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/FixText.h"
#include "gtest/gtest.h"

using namespace asynctidy;

namespace {

using Strings = std::vector<std::string>;

/// "offset: message", or "" if the text is well formed.
std::string errorOf(llvm::StringRef Text) {
  FixPieces Pieces;
  FixError Error;
  if (parseFix(Text, Pieces, Error))
    return {};
  return std::to_string(Error.Offset) + ": " + Error.Message;
}

FixPieces parse(llvm::StringRef Text) {
  FixPieces Pieces;
  FixError Error;
  EXPECT_TRUE(parseFix(Text, Pieces, Error)) << Error.Message;
  return Pieces;
}

llvm::StringRef find(llvm::StringRef Id) {
  return Id == "asio" ? "boost::asio" : "other";
}

std::string fill(llvm::StringRef Text,
                 llvm::ArrayRef<llvm::StringRef> Arguments = {},
                 llvm::StringRef Object = "") {
  return fillFix(parse(Text), find, Arguments, Object);
}

TEST(FixText, IsFilled) {
  EXPECT_EQ(fill("co_await pause()"), "co_await pause()");
  EXPECT_EQ(fill("f({0}, {1:integer}, {0})", {"a", "b + 1"}),
            "f(a, b + 1, a)");
  EXPECT_EQ(fill("{asio}::f({0:nanoseconds})", {"10ms"}),
            "boost::asio::f(10ms)");
  EXPECT_EQ(fill("co_await {this}.f({this}.g)", {}, "p->"),
            "co_await p->f(p->g)");
}

TEST(FixText, SaysWhatItNames) {
  const auto Names = [](llvm::StringRef Text) {
    return namesIn(parse(Text), find);
  };
  const FixNames Timer =
      Names("co_await {asio}::timer(co_await ::x::y, {0}).wait(std::z<{1}>)");
  EXPECT_EQ(Strings(Timer.Qualified.begin(), Timer.Qualified.end()),
            Strings({"boost::asio::timer", "x::y", "std::z"}));
  EXPECT_TRUE(Timer.Members.empty());
  const FixNames Member = Names("co_await {this}.flush({this}.limit, {0})");
  EXPECT_TRUE(Member.Qualified.empty());
  EXPECT_EQ(Strings(Member.Members.begin(), Member.Members.end()),
            Strings({"flush", "limit"}));
}

TEST(FixText, Mistakes) {
  EXPECT_EQ(errorOf(" "), "0: the fix is empty");
  EXPECT_EQ(errorOf("f({0)"), "2: a brace without its counterpart");
  EXPECT_EQ(errorOf("f(0})"), "3: a brace without its counterpart");
  EXPECT_EQ(errorOf("f({})"),
            "2: '{}' is no placeholder: neither an argument, nor 'this', nor a "
            "library's id");
  EXPECT_EQ(errorOf("f({A b})").substr(0, 25), "2: '{A b}' is no placehol");
  EXPECT_EQ(errorOf("f({0:int})"),
            "2: unknown kind of argument 'int'; expected one of: integer, call, "
            "nanoseconds, microseconds, milliseconds, steady-time");
  EXPECT_EQ(errorOf("f({0:})").substr(0, 28), "2: unknown kind of argument ");
  EXPECT_EQ(errorOf("f({99999999999})"), "2: there is no argument 99999999999");
  EXPECT_EQ(errorOf("f({this})"),
            "2: '{this}' is followed by '.' and a member's name");
  EXPECT_EQ(errorOf("{this}."),
            "0: '{this}' is followed by '.' and a member's name");
}

} // namespace
