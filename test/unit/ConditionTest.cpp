//===- ConditionTest.cpp - Tests of conditions ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Condition.h"
#include "gtest/gtest.h"
#include <algorithm>

using namespace asynctidy;

namespace {

/// As in a unit in which these macros and enumerators are known.
bool valueOf(llvm::StringRef Name, int64_t &Value) {
  if (Name == "DONTWAIT")
    Value = 0x40;
  else if (Name == "PEEK")
    Value = 2;
  else if (Name == "std::ios_base::app")
    Value = 1;
  else
    return false;
  return true;
}

ConditionRef parse(llvm::StringRef Text) {
  ConditionError Error;
  ConditionRef Result = parseCondition(Text, Error);
  EXPECT_TRUE(Result) << Text.str() << ": " << Error.Message << " at "
                      << Error.Offset;
  return Result ? resolveCondition(Result, valueOf) : Result;
}

/// The canonical text of what is left of a condition.
std::string residue(llvm::StringRef Text, llvm::ArrayRef<Argument> Arguments,
                    const Argument *This = nullptr) {
  CallArguments Call;
  Call.Arguments = Arguments;
  Call.This = This;
  Call.Written = Arguments.size();
  const ConditionRef C = parse(Text);
  return C ? toString(*evaluate(C, Call)) : "";
}

std::string residue(llvm::StringRef Text, const Argument &A) {
  return residue(Text, llvm::ArrayRef<Argument>(A));
}

Argument value(int64_t Value) {
  Argument A;
  A.HasValue = true;
  A.Value = Value;
  return A;
}

Argument bits(uint64_t Bits) {
  Argument A;
  A.KnownBits = Bits;
  return A;
}

Argument parameter(int Index) {
  Argument A;
  A.Parameter = Index;
  return A;
}

Argument with(bool Argument::*Fact, Argument A = {}) {
  A.*Fact = true;
  return A;
}

Argument typed(std::initializer_list<llvm::StringRef> Types,
               bool IsExact = false) {
  Argument A;
  A.Types.assign(Types.begin(), Types.end());
  A.IsExactType = IsExact;
  return A;
}

const Argument Nothing;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

std::string parsed(llvm::StringRef Text) {
  ConditionError Error;
  const ConditionRef C = parseCondition(Text, Error);
  return C ? toString(*C) : std::to_string(Error.Offset) + ": " + Error.Message;
}

TEST(ConditionParser, ReadsQuestions) {
  EXPECT_EQ(parsed("flag(3, MSG_DONTWAIT)"), "flag(3, MSG_DONTWAIT)");
  EXPECT_EQ(parsed("  equals( 1 ,F_GETFL,F_SETFL ) "),
            "equals(1, F_GETFL, F_SETFL)");
  EXPECT_EQ(parsed("zero(2)"), "zero(2)");
  EXPECT_EQ(parsed("elapsed(1)"), "elapsed(1)");
  EXPECT_EQ(parsed("null(4)"), "null(4)");
  EXPECT_EQ(parsed("type(1, ::std::try_to_lock_t, a)"),
            "type(1, std::try_to_lock_t, a)");
  EXPECT_EQ(parsed("template(this, std::mutex)"), "template(this, std::mutex)");
  EXPECT_EQ(parsed("object(this, std::cout)"), "object(this, std::cout)");
  EXPECT_EQ(parsed("result(this, std::async)"), "result(this, std::async)");
  EXPECT_EQ(parsed("count(2)"), "count(2)");
  EXPECT_EQ(parsed("type(0, {boost-asio}::io_context)"),
            "type(0, {boost-asio}::io_context)");
}

TEST(ConditionParser, ReadsNumbersAndCharacters) {
  EXPECT_EQ(parsed("equals(0, 10, -1, 0x1F, 017, 'r')"),
            "equals(0, 10, -1, 31, 15, 114)");
  EXPECT_EQ(parsed("equals(0, '\\n', '\\0', '\\'', ',', ')')"),
            "equals(0, 10, 0, 39, 44, 41)");
  EXPECT_EQ(parsed("flag(0, 0xFFFFFFFFFFFFFFFF)"), "flag(0, -1)");
}

TEST(ConditionParser, BindsNotBeforeAndBeforeOr) {
  EXPECT_EQ(parsed("zero(0) or not zero(1) and zero(2)"),
            "zero(0) or not zero(1) and zero(2)");
  EXPECT_EQ(parsed("(zero(0) or zero(1)) and zero(2)"),
            "(zero(0) or zero(1)) and zero(2)");
  EXPECT_EQ(parsed("zero(0) or (zero(1) and zero(2))"),
            "zero(0) or zero(1) and zero(2)");
  EXPECT_EQ(parsed("not (zero(0) and surely(zero(1) or zero(2)))"),
            "not (zero(0) and surely(zero(1) or zero(2)))");
  EXPECT_EQ(parsed("not(zero(0))"), "not zero(0)");
}

TEST(ConditionParser, SaysWhereAndWhatIsWrong) {
  EXPECT_EQ(parsed(""), "0: expected a question such as 'flag', 'not' or '('");
  EXPECT_EQ(parsed("zero(2) and"),
            "11: expected a question such as 'flag', 'not' or '('");
  EXPECT_EQ(parsed("zero(2) zero(3)"),
            "8: expected 'and', 'or' or the end of the condition");
  EXPECT_EQ(parsed("(zero(2)"), "8: expected 'and', 'or' or ')'");
  EXPECT_EQ(parsed("zero"), "4: expected '(' after 'zero'");
  EXPECT_EQ(parsed("surely zero(1)"), "7: expected '(' after 'surely'");
  EXPECT_EQ(parsed("zero(-1)"),
            "5: expected an argument's index (from 0) or 'this'");
  EXPECT_EQ(parsed("zero(1, 2)"), "6: expected ')'");
  EXPECT_EQ(parsed("count(x)"), "6: expected a number of arguments");
  EXPECT_EQ(parsed("flag(3)"), "6: expected ',' and a macro, an enumerator, a "
                               "number or a character");
  EXPECT_EQ(parsed("flag(3, )"), "8: expected a macro, an enumerator, a number "
                                 "or a character");
  EXPECT_EQ(parsed("flag(3, 1x)"), "8: expected a macro, an enumerator, a "
                                   "number or a character");
  EXPECT_EQ(parsed("type(3, 12)"), "8: expected a type's name");
  EXPECT_EQ(parsed("type(3, a b)"), "10: expected ',' and a type's name");
  EXPECT_EQ(parsed("type(3, ::)"), "8: expected a name after '::'");
  EXPECT_EQ(parsed("flag(3, A"), "9: expected ',' or ')'");
  EXPECT_EQ(parsed("zero(0) or flags(3, A)"),
            "11: unknown question 'flags'; did you mean 'flag'?");
  EXPECT_EQ(parsed("awaitable(0)"), "0: unknown question 'awaitable'");
  EXPECT_EQ(parsed("ready(0, x)"), "7: expected ')'");
}

TEST(ConditionParser, RefusesDeepNesting) {
  const std::string Deep = std::string(100000, '(') + "zero(0)";
  ConditionError Error;
  EXPECT_FALSE(parseCondition(Deep, Error));
  EXPECT_EQ(Error.Message, "the condition is nested too deeply");
}

TEST(ConditionParser, ReadsWhatItPrints) {
  for (llvm::StringRef Text :
       {"unknown and flag(1, 64)", "not (zero(0) or unknown)", "true",
        "surely(not type(this, a::b))"}) {
    EXPECT_EQ(parsed(Text), Text.str());
    EXPECT_EQ(toString(*parse(Text)), Text.str());
  }
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

TEST(Condition, Flag) {
  const llvm::StringRef One = "flag(0, DONTWAIT)";
  EXPECT_EQ(residue(One, value(0x42)), "true");
  EXPECT_EQ(residue(One, value(2)), "false");
  EXPECT_EQ(residue(One, bits(0x40)), "true");
  EXPECT_EQ(residue(One, bits(2)), "unknown");
  EXPECT_EQ(residue(One, Nothing), "unknown");
  const llvm::StringRef Two = "flag(0, DONTWAIT, PEEK)";
  EXPECT_EQ(residue(Two, value(0x42)), "true");
  EXPECT_EQ(residue(Two, value(0x40)), "false");
  EXPECT_EQ(residue(Two, bits(0x40)), "unknown");
  EXPECT_EQ(residue("flag(0, ::std::ios_base::app)", value(1)), "true");
}

TEST(Condition, AFlagWithoutValueInThisUnitNeverHolds) {
  EXPECT_EQ(residue("flag(0, IPC_NOWAIT)", Nothing), "false");
  EXPECT_EQ(residue("flag(0, DONTWAIT, IPC_NOWAIT)", parameter(1)), "false");
}

TEST(Condition, Equals) {
  EXPECT_EQ(residue("equals(0, DONTWAIT, PEEK)", value(2)), "true");
  EXPECT_EQ(residue("equals(0, DONTWAIT, PEEK)", value(0x42)), "false");
  EXPECT_EQ(residue("equals(0, DONTWAIT)", bits(0x40)), "unknown");
  EXPECT_EQ(residue("equals(0, NONE, -1)", value(-1)), "true");
  EXPECT_EQ(residue("equals(0, NONE, -1)", Nothing), "unknown");
  EXPECT_EQ(residue("equals(0, NONE)", Nothing), "false");
  EXPECT_EQ(residue("equals(0, 'r')", value('r')), "true");
}

TEST(Condition, Zero) {
  EXPECT_EQ(residue("zero(0)", value(0)), "true");
  EXPECT_EQ(residue("zero(0)", value(5)), "false");
  EXPECT_EQ(residue("zero(0)", value(-1)), "false");
  EXPECT_EQ(residue("zero(0)", with(&Argument::IsZeroDuration)), "true");
  EXPECT_EQ(residue("zero(0)", with(&Argument::IsNonZeroDuration)), "false");
  EXPECT_EQ(residue("zero(0)", with(&Argument::IsNull)), "false");
  EXPECT_EQ(residue("zero(0)", Nothing), "unknown");
}

TEST(Condition, Negative) {
  EXPECT_EQ(residue("negative(0)", value(-1)), "true");
  EXPECT_EQ(residue("negative(0)", value(0)), "false");
  EXPECT_EQ(residue("negative(0)", with(&Argument::IsNonZeroDuration)), "false");
  EXPECT_EQ(residue("negative(0)", with(&Argument::IsZeroDuration)), "false");
  Argument Negative = with(&Argument::IsZeroDuration);
  Negative.IsNegativeDuration = true;
  EXPECT_EQ(residue("negative(0)", Negative), "true");
  EXPECT_EQ(residue("negative(0)", Nothing), "unknown");
}

TEST(Condition, Elapsed) {
  EXPECT_EQ(residue("elapsed(0)", with(&Argument::IsElapsed)), "true");
  EXPECT_EQ(residue("elapsed(0)", with(&Argument::IsZeroDuration)), "true");
  EXPECT_EQ(residue("elapsed(0)", with(&Argument::IsNull)), "false");
  EXPECT_EQ(residue("elapsed(0)", Nothing), "unknown");
}

TEST(Condition, Null) {
  EXPECT_EQ(residue("null(0)", with(&Argument::IsNull)), "true");
  EXPECT_EQ(residue("null(0)", value(0)), "true");
  EXPECT_EQ(residue("null(0)", with(&Argument::IsNonNull)), "false");
  EXPECT_EQ(residue("null(0)", Nothing), "unknown");
}

TEST(Condition, Text) {
  const llvm::StringRef Question = "text(0, \"/dev/null\", \"a b)\")";
  Argument Literal;
  Literal.Text = "/dev/null";
  EXPECT_EQ(residue(Question, Literal), "true");
  Literal.Text = "a b)";
  EXPECT_EQ(residue(Question, Literal), "true");
  Literal.Text = "/dev/nul";
  EXPECT_EQ(residue(Question, Literal), "false");
  EXPECT_EQ(residue(Question, with(&Argument::IsNull)), "false");
  EXPECT_EQ(residue(Question, Nothing), "unknown");
  EXPECT_EQ(residue(Question, parameter(1)),
            "text(1, \"/dev/null\", \"a b)\")");
}

TEST(Condition, Type) {
  const llvm::StringRef Question = "type(0, ::a::base, b)";
  EXPECT_EQ(residue(Question, typed({"a::derived", "a::base"})), "true");
  EXPECT_EQ(residue(Question, typed({"c"})), "unknown");
  EXPECT_EQ(residue(Question, typed({"c"}, /*IsExact=*/true)), "false");
  EXPECT_EQ(residue(Question, Nothing), "false");
  Argument Passed = typed({"c"});
  Passed.Parameter = 2;
  EXPECT_EQ(residue(Question, Passed), "type(2, a::base, b)");
  Passed.IsExactType = true;
  EXPECT_EQ(residue(Question, Passed), "false");
  EXPECT_EQ(residue(Question, parameter(1)), "type(1, a::base, b)");
}

TEST(Condition, Template) {
  Argument A = typed({"std::unique_lock"});
  EXPECT_EQ(residue("template(0, std::mutex)", A), "false");
  A.TemplateArguments.push_back("std::mutex");
  EXPECT_EQ(residue("template(0, std::mutex)", A), "true");
  EXPECT_EQ(residue("template(0, std::mutex)", Nothing), "false");
  EXPECT_EQ(residue("template(0, std::mutex)", parameter(0)),
            "template(0, std::mutex)");
}

TEST(Evaluate, Result) {
  Argument A;
  A.ResultOf = "std::async";
  EXPECT_EQ(residue("result(0, std::async)", A), "true");
  EXPECT_EQ(residue("result(0, net::start, ::std::async)", A), "true");
  EXPECT_EQ(residue("result(0, std::make_ready)", A), "false");
  // What is not known to be a result may be one.
  EXPECT_EQ(residue("result(0, std::async)", Argument()), "unknown");
  EXPECT_EQ(conclude(*parse("not surely(result(0, std::async))")),
            Truth::True);
}

TEST(Condition, PoolAndLoop) {
  Argument Pool, Loop;
  Pool.Executor = ExecutorKind::Pool;
  Loop.Executor = ExecutorKind::Loop;
  EXPECT_EQ(residue("pool(0)", Pool), "true");
  EXPECT_EQ(residue("pool(0)", Loop), "false");
  EXPECT_EQ(residue("pool(0)", Argument()), "unknown");
  EXPECT_EQ(residue("loop(0)", Pool), "false");
  EXPECT_EQ(residue("loop(0)", Loop), "true");
  EXPECT_EQ(residue("loop(0)", Argument()), "unknown");
}

TEST(Condition, ModeAndReadiness) {
  Argument Mode, Ready;
  Mode.IsNonBlocking = true;
  Ready.IsReady = true;
  EXPECT_EQ(residue("nonblocking(0)", Mode), "true");
  EXPECT_EQ(residue("nonblocking(0)", Ready), "unknown");
  EXPECT_EQ(residue("ready(0)", Ready), "true");
  EXPECT_EQ(residue("ready(0)", Mode), "unknown");
  EXPECT_EQ(residue("nonblocking(this)", {}, &Mode), "true");
}

TEST(Evaluate, APartSharesModeAndReadinessWithTheWhole) {
  Argument Part;
  Part.PartOf = 2;
  EXPECT_EQ(residue("nonblocking(0) or ready(0)", Part),
            "nonblocking(2) or ready(2)");
  Part.PartOf = Argument::ThisParameter;
  EXPECT_EQ(residue("ready(0)", Part), "ready(this)");
  // What a part is says nothing of what the whole is.
  EXPECT_EQ(residue("null(0)", Part), "unknown");
}

TEST(Condition, Object) {
  Argument A;
  A.Object = "std::cout";
  EXPECT_EQ(residue("object(0, ::std::cout)", A), "true");
  EXPECT_EQ(residue("object(0, std::cerr)", A), "false");
  EXPECT_EQ(residue("object(0, std::cout)", parameter(1)),
            "object(1, std::cout)");
  EXPECT_EQ(residue("object(0, std::cout)", typed({"std::ostream"}, true)),
            "false");
  EXPECT_EQ(residue("object(0, std::cout)", typed({"std::ostream"})),
            "unknown");
}

TEST(Condition, Count) {
  EXPECT_EQ(residue("count(2)", {value(1), value(2)}), "true");
  EXPECT_EQ(residue("count(1)", {value(1), value(2)}), "false");
  // Defaults are not counted.
  const Argument Arguments[] = {value(1), value(2)};
  EXPECT_EQ(evaluate(parse("count(1)"), {Arguments, nullptr, 1})->Answer,
            Truth::True);
}

TEST(Condition, ThisAndMissingArguments) {
  const Argument This = typed({"a"});
  EXPECT_EQ(residue("type(this, a)", {}, &This), "true");
  EXPECT_EQ(residue("type(this, a)", value(0)), "false");
  EXPECT_EQ(residue("zero(1)", value(0)), "false");
  EXPECT_EQ(residue("not zero(1)", value(0)), "true");
}

//===----------------------------------------------------------------------===//
// Three values and residues
//===----------------------------------------------------------------------===//

TEST(Condition, ThreeValuedLogic) {
  const std::string Values[] = {"false", "unknown", "true"};
  for (int A = 0; A != 3; ++A) {
    EXPECT_EQ(residue("not " + Values[A], Nothing), Values[2 - A]);
    EXPECT_EQ(residue("surely(" + Values[A] + ")", Nothing),
              A == 2 ? "true" : "false");
    for (int B = 0; B != 3; ++B) {
      EXPECT_EQ(residue(Values[A] + " and " + Values[B], Nothing),
                Values[std::min(A, B)]);
      EXPECT_EQ(residue(Values[A] + " or " + Values[B], Nothing),
                Values[std::max(A, B)]);
    }
  }
}

TEST(Condition, AParameterLeavesTheQuestion) {
  EXPECT_EQ(residue("flag(0, DONTWAIT)", parameter(3)), "flag(3, 64)");
  EXPECT_EQ(residue("equals(0, PEEK)", parameter(3)), "equals(3, 2)");
  EXPECT_EQ(residue("zero(0)", parameter(3)), "zero(3)");
  EXPECT_EQ(residue("elapsed(0)", parameter(3)), "elapsed(3)");
  EXPECT_EQ(residue("null(0)", parameter(Argument::ThisParameter)),
            "null(this)");
}

TEST(Condition, FactsWinOverTheParameter) {
  Argument A = parameter(3);
  A.KnownBits = 0x40;
  EXPECT_EQ(residue("flag(0, DONTWAIT)", A), "true");
  EXPECT_EQ(residue("null(0)", with(&Argument::IsNonNull, parameter(3))),
            "false");
}

TEST(Condition, ResiduesAreSimplified) {
  const Argument Arguments[] = {parameter(0), value(0), value(1), Nothing};
  auto Left = [&](llvm::StringRef Text) { return residue(Text, Arguments); };
  EXPECT_EQ(Left("zero(0) and zero(1)"), "zero(0)");
  EXPECT_EQ(Left("zero(0) and zero(2)"), "false");
  EXPECT_EQ(Left("zero(0) or zero(1)"), "true");
  EXPECT_EQ(Left("zero(0) or zero(2)"), "zero(0)");
  EXPECT_EQ(Left("zero(0) and zero(0)"), "zero(0)");
  EXPECT_EQ(Left("zero(0) or zero(3)"), "zero(0) or unknown");
  EXPECT_EQ(Left("zero(0) and zero(3)"), "zero(0) and unknown");
  EXPECT_EQ(Left("not not zero(0)"), "zero(0)");
  EXPECT_EQ(Left("surely(surely(zero(0)))"), "surely(zero(0))");
  EXPECT_EQ(Left("not surely(zero(3))"), "true");
  EXPECT_EQ(Left("zero(0) or (null(0) or elapsed(0))"),
            "zero(0) or null(0) or elapsed(0)");
}

TEST(Condition, ResiduesAreDecidedByTheCaller) {
  const ConditionRef C = parse("flag(1, DONTWAIT) or surely(zero(0))");
  const Argument Helper[] = {parameter(1), parameter(0)};
  const ConditionRef Rest = evaluate(C, {Helper, nullptr, 2});
  EXPECT_EQ(toString(*Rest), "flag(0, 64) or surely(zero(1))");
  const Argument Caller[] = {value(0x40), Nothing};
  EXPECT_EQ(toString(*evaluate(Rest, {Caller, nullptr, 2})), "true");
  const Argument Other[] = {value(0), Nothing};
  EXPECT_EQ(toString(*evaluate(Rest, {Other, nullptr, 2})), "false");
}

TEST(Condition, Concludes) {
  auto Answer = [](llvm::StringRef Text) { return conclude(*parse(Text)); };
  EXPECT_EQ(Answer("zero(0)"), Truth::Unknown);
  EXPECT_EQ(Answer("not zero(0)"), Truth::Unknown);
  EXPECT_EQ(Answer("surely(zero(0))"), Truth::False);
  EXPECT_EQ(Answer("not surely(zero(0))"), Truth::True);
  EXPECT_EQ(Answer("zero(0) or true"), Truth::True);
  EXPECT_EQ(Answer("zero(0) and false"), Truth::False);
  EXPECT_EQ(Answer("zero(0) and true"), Truth::Unknown);
}

} // namespace
