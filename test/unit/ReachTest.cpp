//===- ReachTest.cpp - The solver and the rule, without a compiler --------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Findings.h"
#include "Reach/Reach.h"
#include "gtest/gtest.h"

using namespace asynctidy;

namespace {

/// Facts written by hand: functions are numbers, places count up.
class Unit {
public:
  explicit Unit(size_t Functions) {
    Facts.Functions.resize(Functions);
    for (size_t F = 0; F != Functions; ++F)
      Facts.Functions[F].Definition.Raw = ++Place;
  }

  CallSite &call(FunctionId From, FunctionId To) {
    CallSite &Site = add(From);
    Site.Targets.push_back(To);
    return Site;
  }

  CallSite &block(FunctionId F) {
    CallSite &Site = add(F);
    Site.IsPrimitive = true;
    return Site;
  }

  CallSite &invoke(FunctionId F, int Parameter) {
    CallSite &Site = add(F);
    Site.InvokedParameter = Parameter;
    return Site;
  }

  void root(FunctionId F) {
    Root R;
    R.Function = F;
    Facts.Roots.push_back(R);
  }

  SummaryTable solve() const { return reach(Facts); }
  std::vector<Finding> findings() const {
    return findBlockingCalls(Facts, solve());
  }

  UnitFacts Facts;

private:
  CallSite &add(FunctionId F) {
    Facts.Functions[F].Calls.emplace_back();
    CallSite &Site = Facts.Functions[F].Calls.back();
    Site.Where.Raw = ++Place;
    return Site;
  }

  uint32_t Place = 0;
};

ConditionRef condition(llvm::StringRef Text) {
  ConditionError Error;
  ConditionRef C = parseCondition(Text, Error);
  EXPECT_TRUE(C) << Error.Message;
  return resolveCondition(C, [](llvm::StringRef, int64_t &) { return false; });
}

Argument value(int64_t Value) {
  Argument A;
  A.HasValue = true;
  A.Value = Value;
  A.KnownBits = Value;
  return A;
}

Argument parameter(int Index) {
  Argument A;
  A.Parameter = Index;
  return A;
}

unsigned depthOf(const SummaryTable &Table, FunctionId F) {
  return Table[F].Effects.empty() ? 0 : Table[F].Effects.front().Depth;
}

TEST(Reach, PassesAnEffectUpAChain) {
  Unit U(4);
  U.call(0, 1);
  U.call(1, 2);
  U.block(2);
  U.call(3, 3);
  SummaryTable Table = U.solve();
  EXPECT_EQ(depthOf(Table, 2), 1u);
  EXPECT_EQ(depthOf(Table, 1), 2u);
  EXPECT_EQ(depthOf(Table, 0), 3u);
  EXPECT_TRUE(Table[3].Effects.empty());
}

TEST(Reach, TakesTheShortestWitnessAndThenTheFirst) {
  Unit U(4);
  U.call(0, 1); // Three calls away.
  U.call(0, 3); // Two, and first.
  U.call(0, 3); // Two.
  U.call(1, 2);
  U.block(2);
  U.block(3);
  SummaryTable Table = U.solve();
  EXPECT_EQ(depthOf(Table, 0), 2u);
  EXPECT_EQ(Table[0].Effects.front().Site, 1u);
}

TEST(Reach, PrefersACertainChainToAShorterDoubtfulOne) {
  Unit U(3);
  U.block(0).IsMay = true;
  U.call(0, 1);
  U.call(1, 2);
  U.block(2);
  SummaryTable Table = U.solve();
  EXPECT_FALSE(Table[0].Effects.front().IsMay);
  EXPECT_EQ(Table[0].Effects.front().Site, 1u);
}

TEST(Reach, AnswersACycleAlikeFromBothEnds) {
  for (FunctionId Blocks : {0u, 1u}) {
    Unit U(2);
    U.call(0, 1);
    U.call(1, 0);
    U.block(Blocks);
    SummaryTable Table = U.solve();
    EXPECT_EQ(depthOf(Table, Blocks), 1u);
    EXPECT_EQ(depthOf(Table, 1 - Blocks), 2u);
  }
}

TEST(Reach, WalksALadderOfDiamondsOnce) {
  constexpr unsigned Rungs = 2000;
  Unit U(Rungs + 1);
  for (FunctionId F = 0; F != Rungs; ++F) {
    U.call(F, F + 1);
    U.call(F, F + 1);
  }
  U.block(Rungs);
  EXPECT_EQ(depthOf(U.solve(), 0), Rungs + 1);
}

TEST(Reach, NeedsNoStackForALongChain) {
  constexpr unsigned Length = 1000000;
  Unit U(Length);
  for (FunctionId F = 0; F + 1 != Length; ++F)
    U.call(F, F + 1);
  U.call(Length - 1, 0);
  U.block(Length - 1);
  EXPECT_EQ(depthOf(U.solve(), 0), Length);
}

TEST(Reach, DecidesAConditionAtTheCaller) {
  // f2 blocks unless its parameter is 0; f1 passes its own on.
  Unit U(5);
  U.block(2).Unless = condition("zero(0)");
  U.call(1, 2).Arguments.push_back(parameter(0));
  U.call(0, 1).Arguments.push_back(value(0));
  U.call(3, 1).Arguments.push_back(value(7));
  U.call(4, 1).Arguments.emplace_back();
  SummaryTable Table = U.solve();
  ASSERT_EQ(Table[1].Effects.size(), 1u);
  EXPECT_TRUE(Table[1].Effects.front().Unless);
  EXPECT_TRUE(Table[0].Effects.empty());
  ASSERT_EQ(Table[3].Effects.size(), 1u);
  EXPECT_FALSE(Table[3].Effects.front().Unless);
  // What is not known counts as blocking.
  EXPECT_EQ(Table[4].Effects.size(), 1u);
}

TEST(Reach, EndsWhereAConditionTravelsInACycle) {
  Unit U(2);
  U.block(0).Unless = condition("zero(0)");
  U.call(0, 1).Arguments.push_back(parameter(0));
  U.call(1, 0).Arguments.push_back(parameter(0));
  SummaryTable Table = U.solve();
  EXPECT_EQ(Table[0].Effects.size(), 1u);
  EXPECT_EQ(Table[1].Effects.size(), 1u);
}

TEST(Reach, FollowsACallableThroughTwoFunctions) {
  // f0 hands f3 to f1, which hands it to f2, which calls it.
  Unit U(4);
  Argument Callback;
  Callback.Callables.push_back(3);
  U.call(0, 1).Arguments.push_back(Callback);
  U.call(1, 2).Arguments.push_back(parameter(0));
  U.invoke(2, 0);
  U.block(3);
  U.root(0);
  SummaryTable Table = U.solve();
  EXPECT_EQ(depthOf(Table, 0), 4u);
  EXPECT_TRUE(Table[1].Effects.empty());
  std::vector<Finding> Found = U.findings();
  ASSERT_EQ(Found.size(), 1u);
  std::vector<FunctionId> Callers;
  for (const ChainStep &Step : Found.front().Chain)
    Callers.push_back(Step.Caller);
  EXPECT_EQ(Callers, (std::vector<FunctionId>{0, 1, 2, 3}));
}

TEST(Reach, LeavesACallableAloneThatNobodyCalls) {
  Unit U(3);
  Argument Callback;
  Callback.Callables.push_back(2);
  U.call(0, 1).Arguments.push_back(Callback);
  U.block(2);
  EXPECT_TRUE(U.solve()[0].Effects.empty());
}

TEST(Findings, ReportsEachCallSiteAndPointsBack) {
  Unit U(3);
  U.call(0, 1);
  U.call(0, 1);
  U.call(0, 2);
  U.block(1);
  U.root(0);
  std::vector<Finding> Found = U.findings();
  ASSERT_EQ(Found.size(), 2u);
  EXPECT_EQ(Found[0].SameAs, -1);
  EXPECT_EQ(Found[1].SameAs, 0);
}

TEST(Findings, CountsInstancesOfOneTemplateAsOneRoot) {
  Unit U(2);
  U.block(0);
  U.block(1);
  U.Facts.Functions[1].Definition = U.Facts.Functions[0].Definition;
  U.Facts.Functions[1].Calls[0].Where = U.Facts.Functions[0].Calls[0].Where;
  U.root(0);
  U.root(1);
  EXPECT_EQ(U.findings().size(), 1u);
}

TEST(Findings, ConcludesAtTheRoot) {
  // A root has no caller: `zero` of its parameter is unknown and counts as
  // blocking, `not surely` of it does not apply.
  Unit U(2);
  const Argument Own = parameter(0);
  const CallArguments Call{Own, nullptr, 1};
  U.block(0).Unless = evaluate(condition("zero(0)"), Call);
  U.block(1).Unless = evaluate(condition("not surely(type(0, a::file))"), Call);
  U.root(0);
  U.root(1);
  std::vector<Finding> Found = U.findings();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found.front().Root, 0u);
}

} // namespace
