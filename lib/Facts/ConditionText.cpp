//===- ConditionText.cpp - Reading and printing conditions ----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ConditionBuilding.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;
using namespace asynctidy::condition;
using Kind = Condition::Kind;

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

} // namespace

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

bool condition::literalValue(llvm::StringRef Name, int64_t &Value) {
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

namespace {

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
