//===- Condition.cpp - When a catalogued call does not block --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Condition.h"
#include "Facts/ConditionBuilding.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace asynctidy;
using namespace asynctidy::condition;
using Kind = Condition::Kind;

//===----------------------------------------------------------------------===//
// Building, with the constants folded
//===----------------------------------------------------------------------===//

bool condition::asksForValues(Kind K) {
  return K == Kind::Flag || K == Kind::Equals;
}

static bool isConstant(const ConditionRef &C) { return C->K == Kind::Constant; }
static bool isConstant(const ConditionRef &C, Truth Answer) {
  return isConstant(C) && C->Answer == Answer;
}

ConditionRef condition::constant(Truth Answer) {
  auto Make = [](Truth Answer) {
    auto C = std::make_shared<Condition>();
    C->K = Kind::Constant;
    C->Answer = Answer;
    return ConditionRef(std::move(C));
  };
  static const ConditionRef Constants[] = {
      Make(Truth::False), Make(Truth::Unknown), Make(Truth::True)};
  return Constants[static_cast<unsigned>(Answer)];
}

static Truth negate(Truth Answer) {
  switch (Answer) {
  case Truth::False:
    return Truth::True;
  case Truth::Unknown:
    return Truth::Unknown;
  case Truth::True:
    return Truth::False;
  }
  return Truth::Unknown;
}

ConditionRef condition::withOperands(Kind K,
                                     std::vector<ConditionRef> Operands) {
  auto C = std::make_shared<Condition>();
  C->K = K;
  C->Operands = std::move(Operands);
  return C;
}

ConditionRef condition::makeNot(ConditionRef Operand) {
  if (isConstant(Operand))
    return constant(negate(Operand->Answer));
  if (Operand->K == Kind::Not)
    return Operand->Operands.front();
  return withOperands(Kind::Not, {std::move(Operand)});
}

ConditionRef condition::makeSurely(ConditionRef Operand) {
  if (isConstant(Operand))
    return constant(Operand->Answer == Truth::True ? Truth::True
                                                   : Truth::False);
  if (Operand->K == Kind::Surely)
    return Operand;
  return withOperands(Kind::Surely, {std::move(Operand)});
}

ConditionRef condition::makeJunction(Kind K,
                                     llvm::ArrayRef<ConditionRef> Operands) {
  const Truth Absorbing = K == Kind::And ? Truth::False : Truth::True;
  std::vector<ConditionRef> Kept;
  bool HasUnknown = false;
  auto Add = [&](const ConditionRef &Operand) {
    if (isConstant(Operand)) {
      HasUnknown |= Operand->Answer == Truth::Unknown;
      return;
    }
    if (llvm::none_of(Kept, [&](const ConditionRef &Other) {
          return Other == Operand || toString(*Other) == toString(*Operand);
        }))
      Kept.push_back(Operand);
  };
  for (const ConditionRef &Operand : Operands) {
    if (isConstant(Operand, Absorbing))
      return Operand;
    if (Operand->K == K)
      llvm::for_each(Operand->Operands, Add);
    else
      Add(Operand);
  }
  if (Kept.empty())
    return constant(HasUnknown ? Truth::Unknown : negate(Absorbing));
  // A residue beside something unknown may still decide the whole.
  if (HasUnknown)
    Kept.push_back(constant(Truth::Unknown));
  if (Kept.size() == 1)
    return Kept.front();
  return withOperands(K, std::move(Kept));
}

//===----------------------------------------------------------------------===//
// Resolving
//===----------------------------------------------------------------------===//

ConditionRef asynctidy::resolveCondition(
    const ConditionRef &C,
    llvm::function_ref<bool(llvm::StringRef, int64_t &)> ValueOf) {
  if (!C)
    return C;
  if (!C->Operands.empty()) {
    std::vector<ConditionRef> Operands;
    for (const ConditionRef &Operand : C->Operands)
      Operands.push_back(resolveCondition(Operand, ValueOf));
    return Operands == C->Operands ? C : withOperands(C->K, Operands);
  }
  if (!asksForValues(C->K))
    return C;
  auto Result = std::make_shared<Condition>(*C);
  Result->Values.assign(C->Names.size(), 0);
  Result->HasValues.assign(C->Names.size(), false);
  for (size_t I = 0; I != C->Names.size(); ++I)
    Result->HasValues[I] = literalValue(C->Names[I], Result->Values[I]) ||
                           ValueOf(C->Names[I], Result->Values[I]);
  return Result;
}

//===----------------------------------------------------------------------===//
// Evaluating
//===----------------------------------------------------------------------===//

namespace {

llvm::StringRef withoutLeadingColons(llvm::StringRef Name) {
  Name.consume_front("::");
  return Name;
}

bool isNamed(const Condition &C, llvm::StringRef Name) {
  Name = withoutLeadingColons(Name);
  return llvm::any_of(C.Names, [&](const std::string &Candidate) {
    return withoutLeadingColons(Candidate) == Name;
  });
}

Truth truthOf(bool Holds) { return Holds ? Truth::True : Truth::False; }

Truth askFlag(const Condition &C, const Argument &A) {
  const uint64_t Set =
      A.KnownBits | (A.HasValue ? static_cast<uint64_t>(A.Value) : 0);
  Truth Result = Truth::True;
  for (size_t I = 0; I != C.Names.size(); ++I) {
    if (!hasValue(C, I))
      return Truth::False;
    const auto Bits = static_cast<uint64_t>(C.Values[I]);
    if ((Set & Bits) == Bits)
      continue;
    if (A.HasValue)
      return Truth::False;
    Result = Truth::Unknown;
  }
  return Result;
}

Truth askEquals(const Condition &C, const Argument &A) {
  bool IsPossible = false;
  for (size_t I = 0; I != C.Names.size(); ++I) {
    if (!hasValue(C, I))
      continue;
    IsPossible = true;
    if (A.HasValue && A.Value == C.Values[I])
      return Truth::True;
  }
  return A.HasValue || !IsPossible ? Truth::False : Truth::Unknown;
}

Truth askExecutor(const Argument &A, ExecutorKind K) {
  if (A.Executor == ExecutorKind::Unknown)
    return Truth::Unknown;
  return truthOf(A.Executor == K);
}

/// The answer by what is known of \p A alone; Unknown if it depends on more.
Truth ask(const Condition &C, const Argument &A) {
  const bool IsParameter = A.Parameter != Argument::None;
  switch (C.K) {
  case Kind::Flag:
    return askFlag(C, A);
  case Kind::Equals:
    return askEquals(C, A);
  case Kind::Zero:
    if ((A.HasValue && A.Value == 0) || A.IsZeroDuration)
      return Truth::True;
    // A negative timeout or a null pointer to one means for ever.
    if (A.HasValue || A.IsNonZeroDuration || A.IsNull)
      return Truth::False;
    return Truth::Unknown;
  case Kind::Negative:
    if (A.HasValue)
      return truthOf(A.Value < 0);
    // Of a duration the sign is known, or nothing.
    if (A.IsZeroDuration || A.IsNonZeroDuration)
      return truthOf(A.IsNegativeDuration);
    return Truth::Unknown;
  case Kind::Elapsed:
    if (A.IsElapsed || A.IsZeroDuration)
      return Truth::True;
    return A.IsNull ? Truth::False : Truth::Unknown;
  case Kind::Null:
    if (A.IsNull || (A.HasValue && A.Value == 0))
      return Truth::True;
    return A.IsNonNull || A.HasValue ? Truth::False : Truth::Unknown;
  case Kind::Text:
    if (A.Text.empty())
      return A.IsNull ? Truth::False : Truth::Unknown;
    return truthOf(llvm::any_of(C.Names, [&](llvm::StringRef Quoted) {
      return Quoted.drop_front().drop_back() == A.Text;
    }));
  case Kind::Type:
    if (llvm::any_of(A.Types, [&](llvm::StringRef T) { return isNamed(C, T); }))
      return Truth::True;
    if (A.IsExactType || (A.Types.empty() && !IsParameter))
      return Truth::False;
    return Truth::Unknown;
  case Kind::Template:
    if (llvm::any_of(A.TemplateArguments,
                     [&](llvm::StringRef T) { return isNamed(C, T); }))
      return Truth::True;
    return A.Types.empty() && IsParameter ? Truth::Unknown : Truth::False;
  case Kind::Object:
    if (!A.Object.empty())
      return truthOf(isNamed(C, A.Object));
    // An object made on the spot is no variable that others know.
    return A.IsExactType && !IsParameter ? Truth::False : Truth::Unknown;
  case Kind::Result:
    return A.ResultOf.empty() ? Truth::Unknown
                              : truthOf(isNamed(C, A.ResultOf));
  case Kind::Pool:
    return askExecutor(A, ExecutorKind::Pool);
  case Kind::Loop:
    return askExecutor(A, ExecutorKind::Loop);
  // Nothing says that a descriptor is in blocking mode, or not ready.
  case Kind::NonBlocking:
    return A.IsNonBlocking ? Truth::True : Truth::Unknown;
  case Kind::Ready:
    return A.IsReady ? Truth::True : Truth::Unknown;
  case Kind::Constant:
  case Kind::And:
  case Kind::Or:
  case Kind::Not:
  case Kind::Surely:
  case Kind::Count:
    break;
  }
  return Truth::Unknown;
}

ConditionRef evaluateQuestion(const ConditionRef &C,
                              const CallArguments &Call) {
  const Argument *A = nullptr;
  if (C->Index == Argument::ThisParameter)
    A = Call.This;
  else if (static_cast<size_t>(C->Index) < Call.Arguments.size())
    A = &Call.Arguments[C->Index];
  if (!A)
    return constant(Truth::False);

  const Truth Answer = ask(*C, *A);
  const bool IsOfState = C->K == Kind::NonBlocking || C->K == Kind::Ready;
  const int Parameter =
      IsOfState && A->Parameter == Argument::None ? A->PartOf : A->Parameter;
  if (Answer != Truth::Unknown || Parameter == Argument::None)
    return constant(Answer);
  if (Parameter == C->Index)
    return C;
  auto Residue = std::make_shared<Condition>(*C);
  Residue->Index = Parameter;
  return Residue;
}

} // namespace

ConditionRef asynctidy::evaluate(const ConditionRef &C,
                                 const CallArguments &Call) {
  switch (C->K) {
  case Kind::Constant:
    return C;
  case Kind::And:
  case Kind::Or: {
    std::vector<ConditionRef> Operands;
    for (const ConditionRef &Operand : C->Operands)
      Operands.push_back(evaluate(Operand, Call));
    return makeJunction(C->K, Operands);
  }
  case Kind::Not:
    return makeNot(evaluate(C->Operands.front(), Call));
  case Kind::Surely:
    return makeSurely(evaluate(C->Operands.front(), Call));
  case Kind::Count:
    return constant(
        truthOf(hasValue(*C, 0) &&
                C->Values.front() == static_cast<int64_t>(Call.Written)));
  case Kind::Flag:
  case Kind::Equals:
  case Kind::Zero:
  case Kind::Negative:
  case Kind::Elapsed:
  case Kind::Null:
  case Kind::Text:
  case Kind::Type:
  case Kind::Template:
  case Kind::Object:
  case Kind::Result:
  case Kind::Pool:
  case Kind::Loop:
  case Kind::NonBlocking:
  case Kind::Ready:
    return evaluateQuestion(C, Call);
  }
  return constant(Truth::Unknown);
}

Truth asynctidy::conclude(const Condition &C) {
  switch (C.K) {
  case Kind::Constant:
    return C.Answer;
  case Kind::And: {
    Truth Result = Truth::True;
    for (const ConditionRef &Operand : C.Operands)
      Result = std::min(Result, conclude(*Operand));
    return Result;
  }
  case Kind::Or: {
    Truth Result = Truth::False;
    for (const ConditionRef &Operand : C.Operands)
      Result = std::max(Result, conclude(*Operand));
    return Result;
  }
  case Kind::Not:
    return negate(conclude(*C.Operands.front()));
  case Kind::Surely:
    return truthOf(conclude(*C.Operands.front()) == Truth::True);
  case Kind::Flag:
  case Kind::Equals:
  case Kind::Zero:
  case Kind::Negative:
  case Kind::Elapsed:
  case Kind::Null:
  case Kind::Text:
  case Kind::Type:
  case Kind::Template:
  case Kind::Object:
  case Kind::Result:
  case Kind::Pool:
  case Kind::Loop:
  case Kind::NonBlocking:
  case Kind::Ready:
  case Kind::Count:
    return Truth::Unknown;
  }
  return Truth::Unknown;
}
