//===- Condition.cpp - When a catalogued call does not block --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Condition.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace asynctidy;
using Kind = Condition::Kind;

//===----------------------------------------------------------------------===//
// Building, with the constants folded
//===----------------------------------------------------------------------===//

namespace {

/// The word of a question or operator, and of what it asks.
struct KindInfo {
  Kind K;
  llvm::StringLiteral Word;
  /// Whether the first operand is an argument's index.
  bool HasIndex;
  /// What the names after the index are; empty: there are none.
  llvm::StringLiteral Names;
};

constexpr llvm::StringLiteral ValueNames =
    "a macro, an enumerator, a number or a character";
constexpr KindInfo Questions[] = {
    {Kind::Flag, "flag", true, ValueNames},
    {Kind::Equals, "equals", true, ValueNames},
    {Kind::Zero, "zero", true, ""},
    {Kind::Negative, "negative", true, ""},
    {Kind::Elapsed, "elapsed", true, ""},
    {Kind::Null, "null", true, ""},
    {Kind::Text, "text", true, "a text in double quotes"},
    {Kind::Type, "type", true, "a type's name"},
    {Kind::Template, "template", true, "a type's name"},
    {Kind::Object, "object", true, "a variable's name"},
    {Kind::Result, "result", true, "a function's name"},
    {Kind::Pool, "pool", true, ""},
    {Kind::Loop, "loop", true, ""},
    {Kind::NonBlocking, "nonblocking", true, ""},
    {Kind::Ready, "ready", true, ""},
    {Kind::Count, "count", false, ""},
};

const KindInfo *infoOf(Kind K) {
  for (const KindInfo &Info : Questions)
    if (Info.K == K)
      return &Info;
  return nullptr;
}

bool asksForValues(Kind K) { return K == Kind::Flag || K == Kind::Equals; }

bool isConstant(const ConditionRef &C) { return C->K == Kind::Constant; }
bool isConstant(const ConditionRef &C, Truth Answer) {
  return isConstant(C) && C->Answer == Answer;
}

ConditionRef constant(Truth Answer) {
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

Truth negate(Truth Answer) {
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

ConditionRef withOperands(Kind K, std::vector<ConditionRef> Operands) {
  auto C = std::make_shared<Condition>();
  C->K = K;
  C->Operands = std::move(Operands);
  return C;
}

ConditionRef makeNot(ConditionRef Operand) {
  if (isConstant(Operand))
    return constant(negate(Operand->Answer));
  if (Operand->K == Kind::Not)
    return Operand->Operands.front();
  return withOperands(Kind::Not, {std::move(Operand)});
}

ConditionRef makeSurely(ConditionRef Operand) {
  if (isConstant(Operand))
    return constant(Operand->Answer == Truth::True ? Truth::True
                                                   : Truth::False);
  if (Operand->K == Kind::Surely)
    return Operand;
  return withOperands(Kind::Surely, {std::move(Operand)});
}

/// A conjunction (or disjunction) without constants that do not matter, nested
/// operands of its own kind, and repetitions.
ConditionRef makeJunction(Kind K, llvm::ArrayRef<ConditionRef> Operands) {
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

} // namespace

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {

/// The value of a number or character literal.
bool literalValue(llvm::StringRef Name, int64_t &Value) {
  if (Name.empty())
    return false;
  if (Name.front() == '\'') {
    llvm::StringRef Text = Name.drop_front().drop_back();
    if (Text.size() == 1) {
      Value = static_cast<signed char>(Text.front());
      return true;
    }
    switch (Text.back()) {
    case '0':
      Value = 0;
      return true;
    case 'n':
      Value = '\n';
      return true;
    case 'r':
      Value = '\r';
      return true;
    case 't':
      Value = '\t';
      return true;
    default:
      Value = Text.back();
      return true;
    }
  }
  if (!Name.getAsInteger(0, Value))
    return true;
  // A mask may use the sign bit.
  uint64_t Mask;
  if (Name.getAsInteger(0, Mask))
    return false;
  Value = static_cast<int64_t>(Mask);
  return true;
}

/// Recursive descent over
///   or       := and ('or' and)*
///   and      := unary ('and' unary)*
///   unary    := 'not' unary | '(' or ')' | 'surely' '(' or ')' | constant
///             | question '(' operand (',' operand)* ')'
///   constant := 'true' | 'false' | 'unknown'
/// The constants are there so that toString() can be read back.
class Parser {
public:
  Parser(llvm::StringRef Text, ConditionError &Error)
      : Text(Text), Error(Error) {}

  ConditionRef run() {
    ConditionRef Result = parseOr();
    if (!Result)
      return nullptr;
    skipSpace();
    if (Position != Text.size())
      return fail("expected 'and', 'or' or the end of the condition");
    return Result;
  }

private:
  ConditionRef parseOr() { return parseJunction(Kind::Or, "or"); }

  ConditionRef parseJunction(Kind K, llvm::StringRef Word) {
    std::vector<ConditionRef> Operands;
    do {
      ConditionRef Operand =
          K == Kind::Or ? parseJunction(Kind::And, "and") : parseUnary();
      if (!Operand)
        return nullptr;
      Operands.push_back(std::move(Operand));
    } while (consumeWord(Word));
    return Operands.size() == 1 ? Operands.front()
                                : withOperands(K, std::move(Operands));
  }

  ConditionRef parseUnary() {
    struct Nesting {
      unsigned &Depth;
      explicit Nesting(unsigned &Depth) : Depth(Depth) { ++Depth; }
      ~Nesting() { --Depth; }
    } Nested(Depth);
    if (Depth > MaxDepth)
      return fail("the condition is nested too deeply");

    if (consume('('))
      return parseGroup();
    skipSpace();
    const size_t Start = Position;
    const llvm::StringRef Word = takeWord();
    if (Word.empty())
      return fail("expected a question such as 'flag', 'not' or '('");
    if (Word == "not") {
      ConditionRef Operand = parseUnary();
      return Operand ? withOperands(Kind::Not, {std::move(Operand)}) : nullptr;
    }
    if (Word == "surely") {
      if (!consume('('))
        return fail("expected '(' after 'surely'");
      ConditionRef Operand = parseGroup();
      return Operand ? withOperands(Kind::Surely, {std::move(Operand)})
                     : nullptr;
    }
    if (Word == "true")
      return constant(Truth::True);
    if (Word == "false")
      return constant(Truth::False);
    if (Word == "unknown")
      return constant(Truth::Unknown);
    for (const KindInfo &Info : Questions)
      if (Info.Word == Word)
        return parseQuestion(Info);
    Position = Start;
    return failUnknownQuestion(Word);
  }

  /// What follows an opening parenthesis.
  ConditionRef parseGroup() {
    ConditionRef Result = parseOr();
    if (!Result)
      return nullptr;
    if (!consume(')'))
      return fail("expected 'and', 'or' or ')'");
    return Result;
  }

  ConditionRef parseQuestion(const KindInfo &Info) {
    if (!consume('('))
      return fail(("expected '(' after '" + Info.Word + "'").str());
    auto Result = std::make_shared<Condition>();
    Result->K = Info.K;
    if (Info.HasIndex ? !parseIndex(Result->Index) : !parseCount(*Result))
      return nullptr;
    if (!Info.Names.empty()) {
      do {
        if (!consume(','))
          return fail(("expected ',' and " + Info.Names).str());
        if (!parseName(Info, *Result))
          return nullptr;
      } while (peek() != ')' && peek() != '\0');
    }
    if (!consume(')'))
      return fail(Info.Names.empty() ? "expected ')'" : "expected ',' or ')'");
    return Result;
  }

  bool parseIndex(int &Index) {
    skipSpace();
    const size_t Start = Position;
    const llvm::StringRef Word = takeWord();
    if (Word == "this") {
      Index = Argument::ThisParameter;
      return true;
    }
    if (Word.empty() || Word.getAsInteger(10, Index) || Index < 0) {
      Position = Start;
      fail("expected an argument's index (from 0) or 'this'");
      return false;
    }
    return true;
  }

  bool parseCount(Condition &Result) {
    skipSpace();
    const size_t Start = Position;
    const llvm::StringRef Word = takeWord();
    unsigned Count;
    if (Word.empty() || Word.getAsInteger(10, Count)) {
      Position = Start;
      fail("expected a number of arguments");
      return false;
    }
    addName(Result, Word);
    return true;
  }

  bool parseName(const KindInfo &Info, Condition &Result) {
    skipSpace();
    const size_t Start = Position;
    if (Info.K == Kind::Text) {
      const llvm::StringRef Quoted = takeText();
      if (Quoted.empty()) {
        fail(("expected " + Info.Names).str());
        return false;
      }
      addName(Result, Quoted);
      return true;
    }
    llvm::StringRef Name = peek() == '\'' ? takeCharacter() : takeName();
    int64_t Value;
    const bool IsLiteral = literalValue(Name, Value);
    const bool StartsLikeNumber =
        !Name.empty() && (llvm::isDigit(Name.front()) || Name.front() == '-');
    if (Name.empty() || (StartsLikeNumber && !IsLiteral) ||
        (IsLiteral && !asksForValues(Info.K))) {
      Position = Start;
      fail(("expected " + Info.Names).str());
      return false;
    }
    Name.consume_front("::");
    if (Name.empty() || Name.back() == ':') {
      Position = Start;
      fail("expected a name after '::'");
      return false;
    }
    addName(Result, Name);
    return true;
  }

  static void addName(Condition &Result, llvm::StringRef Name) {
    int64_t Value = 0;
    const bool HasValue = literalValue(Name, Value);
    Result.Names.push_back(Name.str());
    if (asksForValues(Result.K) || Result.K == Kind::Count) {
      Result.Values.push_back(Value);
      Result.HasValues.push_back(HasValue);
    }
  }

  void skipSpace() {
    while (Position < Text.size() && llvm::isSpace(Text[Position]))
      ++Position;
  }

  char peek() {
    skipSpace();
    return Position < Text.size() ? Text[Position] : '\0';
  }

  bool consume(char C) {
    if (peek() != C)
      return false;
    ++Position;
    return true;
  }

  llvm::StringRef takeWhile(llvm::function_ref<bool(char)> IsPart) {
    skipSpace();
    const size_t Start = Position;
    while (Position < Text.size() && IsPart(Text[Position]))
      ++Position;
    return Text.slice(Start, Position);
  }

  llvm::StringRef takeWord() {
    return takeWhile([](char C) { return llvm::isAlnum(C) || C == '_'; });
  }

  bool consumeWord(llvm::StringRef Word) {
    skipSpace();
    const size_t Start = Position;
    if (takeWord() == Word)
      return true;
    Position = Start;
    return false;
  }

  /// A qualified name, also one that begins with a library in braces, or a
  /// number.
  llvm::StringRef takeName() {
    skipSpace();
    const size_t Start = Position;
    if (Position < Text.size() && Text[Position] == '-')
      ++Position;
    takeWhileFrom([](char C) {
      return llvm::isAlnum(C) || C == '_' || C == ':' || C == '{' || C == '}';
    });
    return Text.slice(Start, Position);
  }

  /// As takeWhile(), without skipping spaces; within braces a dash is a part
  /// of the name too.
  void takeWhileFrom(llvm::function_ref<bool(char)> IsPart) {
    bool IsInBraces = false;
    while (Position < Text.size() &&
           (IsPart(Text[Position]) || (IsInBraces && Text[Position] == '-'))) {
      if (Text[Position] == '{' || Text[Position] == '}')
        IsInBraces = Text[Position] == '{';
      ++Position;
    }
  }

  /// A character literal with its quotes, or nothing.
  llvm::StringRef takeCharacter() {
    const llvm::StringRef Rest = Text.drop_front(Position);
    const size_t Length = Rest.size() > 1 && Rest[1] == '\\' ? 4 : 3;
    if (Rest.size() < Length || Rest[Length - 1] != '\'' ||
        (Length == 3 && Rest[1] == '\''))
      return {};
    Position += Length;
    return Rest.take_front(Length);
  }

  /// A text with its quotes, or nothing.
  llvm::StringRef takeText() {
    const llvm::StringRef Rest = Text.drop_front(Position);
    const size_t End =
        peek() == '"' ? Rest.find('"', 1) : llvm::StringRef::npos;
    if (End == llvm::StringRef::npos)
      return {};
    Position += End + 1;
    return Rest.take_front(End + 1);
  }

  std::nullptr_t fail(llvm::StringRef Message) {
    skipSpace();
    Error.Message = Message.str();
    Error.Offset = Position;
    return nullptr;
  }

  std::nullptr_t failUnknownQuestion(llvm::StringRef Word) {
    std::string Message = ("unknown question '" + Word + "'").str();
    llvm::StringRef Best;
    unsigned BestDistance = 3;
    auto Consider = [&](llvm::StringRef Candidate) {
      const unsigned Distance = Word.edit_distance(Candidate, true, 3);
      if (Distance < BestDistance) {
        Best = Candidate;
        BestDistance = Distance;
      }
    };
    for (const KindInfo &Info : Questions)
      Consider(Info.Word);
    Consider("surely");
    Consider("not");
    if (!Best.empty())
      Message += ("; did you mean '" + Best + "'?").str();
    return fail(Message);
  }

  static constexpr unsigned MaxDepth = 128;

  llvm::StringRef Text;
  ConditionError &Error;
  size_t Position = 0;
  unsigned Depth = 0;
};

} // namespace

ConditionRef asynctidy::parseCondition(llvm::StringRef Text,
                                       ConditionError &Error) {
  return Parser(Text, Error).run();
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

bool hasValue(const Condition &C, size_t I) {
  return I < C.HasValues.size() && C.HasValues[I];
}

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
  const int Parameter = IsOfState && A->Parameter == Argument::None
                            ? A->PartOf
                            : A->Parameter;
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

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

namespace {

void print(const Condition &C, std::string &Out);

/// Prints an operand, in parentheses if it binds less than \p Parent.
void printOperand(const Condition &C, Kind Parent, std::string &Out) {
  const bool IsLoose = C.K == Kind::Or
                           ? Parent != Kind::Or
                           : C.K == Kind::And && Parent == Kind::Not;
  if (IsLoose)
    Out += '(';
  print(C, Out);
  if (IsLoose)
    Out += ')';
}

void printQuestion(const Condition &C, std::string &Out) {
  const KindInfo &Info = *infoOf(C.K);
  Out += Info.Word;
  Out += '(';
  const char *Separator = "";
  if (Info.HasIndex) {
    Out += C.Index == Argument::ThisParameter ? std::string("this")
                                              : std::to_string(C.Index);
    Separator = ", ";
  }
  // A name is printed as its value once it has one: names may differ between
  // units that mean the same.
  for (size_t I = 0; I != C.Names.size(); ++I) {
    Out += Separator;
    Out += hasValue(C, I) ? std::to_string(C.Values[I]) : C.Names[I];
    Separator = ", ";
  }
  Out += ')';
}

void print(const Condition &C, std::string &Out) {
  switch (C.K) {
  case Kind::Constant:
    Out += C.Answer == Truth::True    ? "true"
           : C.Answer == Truth::False ? "false"
                                      : "unknown";
    return;
  case Kind::And:
  case Kind::Or:
    for (size_t I = 0; I != C.Operands.size(); ++I) {
      if (I != 0)
        Out += C.K == Kind::And ? " and " : " or ";
      printOperand(*C.Operands[I], C.K, Out);
    }
    return;
  case Kind::Not:
    Out += "not ";
    printOperand(*C.Operands.front(), C.K, Out);
    return;
  case Kind::Surely:
    Out += "surely(";
    print(*C.Operands.front(), Out);
    Out += ')';
    return;
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
    printQuestion(C, Out);
    return;
  }
}

} // namespace

std::string asynctidy::toString(const Condition &C) {
  std::string Result;
  print(C, Result);
  return Result;
}
