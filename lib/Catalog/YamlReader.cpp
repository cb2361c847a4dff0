//===- YamlReader.cpp - Reading YAML with the places of errors ------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/YamlReader.h"
#include "Catalog/PackNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace asynctidy;
using llvm::StringRef;

llvm::SMLoc YamlReader::Scalar::at(size_t Offset) const {
  size_t I = 0;
  const char Quote = Raw.empty() ? '\0' : Raw.front();
  if (Quote == '\'' || Quote == '"')
    I = 1;
  for (; Offset != 0 && I < Raw.size(); --Offset) {
    if ((Quote == '\'' && Raw.substr(I, 2) == "''") ||
        (Quote == '"' && Raw[I] == '\\')) {
      I += 2;
      continue;
    }
    // A line break and the spaces around it are read as one space.
    const StringRef Space =
        Raw.substr(I).take_while([](char C) { return llvm::isSpace(C); });
    I += Space.contains('\n') ? Space.size() : 1;
  }
  return llvm::SMLoc::getFromPointer(Where.getPointer() + I);
}

/// Joins the lines of a scalar that is no block scalar, which older versions
/// of LLVM leave as they are.
static std::string fold(StringRef Text) {
  std::string Result;
  llvm::SmallVector<StringRef, 4> Lines;
  Text.split(Lines, '\n');
  for (StringRef Line : Lines) {
    if (Line.data() != Lines.front().data())
      Line = Line.ltrim();
    if (Line.data() + Line.size() != Text.end())
      Line = Line.rtrim();
    if (!Result.empty() && !Line.empty())
      Result += ' ';
    Result += Line;
  }
  return Result;
}

YamlReader::YamlReader(llvm::MemoryBufferRef Buffer,
                       std::shared_ptr<CatalogStorage> Storage,
                       CatalogErrorHandler OnError)
    : Storage(std::move(Storage)), File(Buffer.getBufferIdentifier()),
      OnError(OnError), Input(Buffer, Sources, /*ShowColors=*/false) {
  Sources.setDiagHandler(
      [](const llvm::SMDiagnostic &Diagnostic, void *Context) {
        static_cast<YamlReader *>(Context)->syntaxError(Diagnostic);
      },
      this);
  File = save(File);
}

bool YamlReader::readDocument(
    llvm::function_ref<void(llvm::yaml::Node &Root)> Read) {
  llvm::yaml::document_iterator Document = Input.begin();
  if (llvm::yaml::Node *Root = Document->getRoot()) {
    if (Root->getType() == llvm::yaml::Node::NK_Null)
      error(Root->getSourceRange().Start, "the pack is empty");
    else
      Read(*Root);
  }
  if (!Input.failed() && ++Document != Input.end())
    if (llvm::yaml::Node *Root = Document->getRoot())
      error(Root->getSourceRange().Start, "a file holds one pack only");
  return !Input.failed() && NumErrors == 0;
}

void YamlReader::syntaxError(const llvm::SMDiagnostic &Diagnostic) {
  ++NumErrors;
  CatalogPlace Place;
  Place.File = File;
  Place.Line = std::max(Diagnostic.getLineNo(), 1);
  Place.Column = std::max(Diagnostic.getColumnNo(), 0) + 1;
  std::string Message = Diagnostic.getMessage().str();
  // Older versions of LLVM refuse `[a::b]`.
  if (StringRef(Message).contains("unexpected ':'"))
    Message += "; put a name with '::' in quotes";
  OnError(Place, Message);
}

CatalogPlace YamlReader::placeOf(llvm::SMLoc Where) const {
  CatalogPlace Place;
  Place.File = File;
  Place.Line = Place.Column = 1;
  if (Where.isValid())
    std::tie(Place.Line, Place.Column) = Sources.getLineAndColumn(Where);
  return Place;
}

void YamlReader::error(llvm::SMLoc Where, const llvm::Twine &Message) {
  ++NumErrors;
  OnError(placeOf(Where), Message.str());
}

llvm::SMLoc YamlReader::startOf(const llvm::yaml::Node &Node) const {
  const llvm::SMLoc Start = Node.getSourceRange().Start;
  if (!llvm::isa<llvm::yaml::SequenceNode, llvm::yaml::MappingNode>(Node) ||
      !Start.isValid())
    return Start;
  const StringRef Before = textBefore(Start).rtrim();
  return !Before.empty() && (Before.back() == '[' || Before.back() == '{')
             ? llvm::SMLoc::getFromPointer(Before.end() - 1)
             : Start;
}

StringRef YamlReader::textBefore(llvm::SMLoc Where) const {
  const char *Begin =
      Sources.getMemoryBuffer(Sources.getMainFileID())->getBufferStart();
  return StringRef(Begin, Where.getPointer() - Begin);
}

bool YamlReader::readScalar(llvm::yaml::Node &Node, Scalar &Result) {
  Result.Where = startOf(Node);
  if (auto *Plain = llvm::dyn_cast<llvm::yaml::ScalarNode>(&Node)) {
    llvm::SmallString<128> Space;
    StringRef Text = Plain->getValue(Space);
    Result.Raw = Plain->getRawValue();
    const bool IsFolded =
        Text.contains('\n') && Result.Raw.substr(0, 1) != "\"";
    Result.Text = IsFolded ? save(fold(Text)) : save(Text);
    return true;
  }
  if (auto *Block = llvm::dyn_cast<llvm::yaml::BlockScalarNode>(&Node)) {
    Result.Text = save(Block->getValue());
    return true;
  }
  if (llvm::isa<llvm::yaml::AliasNode>(Node))
    error(Result.Where, "an alias is not supported here");
  else if (llvm::isa<llvm::yaml::NullNode>(Node))
    error(Result.Where, "a value is missing");
  else
    error(Result.Where, "expected a single value");
  Node.skip();
  return false;
}

std::vector<YamlReader::Scalar> YamlReader::readList(llvm::yaml::Node &Node) {
  std::vector<Scalar> Result;
  Scalar One;
  auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node);
  if (!Sequence) {
    if (readScalar(Node, One))
      Result.push_back(One);
    return Result;
  }
  for (llvm::yaml::Node &Item : *Sequence)
    if (readScalar(Item, One))
      Result.push_back(One);
  return Result;
}

llvm::SMLoc YamlReader::forEachKey(llvm::yaml::Node &Node, KeyVisitor Visit) {
  llvm::SMLoc Begin = startOf(Node);
  auto *Mapping = llvm::dyn_cast<llvm::yaml::MappingNode>(&Node);
  if (!Mapping) {
    error(Begin, "expected a mapping of keys to values");
    Node.skip();
    return Begin;
  }
  llvm::StringSet<> Seen;
  for (llvm::yaml::KeyValueNode &Pair : *Mapping) {
    llvm::yaml::Node *KeyNode = Pair.getKey();
    Scalar Key;
    if (!KeyNode || !readScalar(*KeyNode, Key))
      continue;
    if (Seen.empty())
      Begin = Key.Where;
    if (!Seen.insert(Key.Text).second)
      error(Key.Where, "the key '" + Key.Text + "' is given twice");
    if (llvm::yaml::Node *Value = Pair.getValue())
      Visit(Key, *Value);
  }
  return Begin;
}

StringRef YamlReader::readText(llvm::yaml::Node &Node) {
  Scalar Value;
  return readScalar(Node, Value) ? Value.Text : StringRef();
}

llvm::ArrayRef<StringRef> YamlReader::readTexts(llvm::yaml::Node &Node) {
  std::vector<StringRef> Result;
  for (const Scalar &Value : readList(Node))
    Result.push_back(Value.Text);
  return save(Result);
}

int YamlReader::readWord(llvm::yaml::Node &Node, StringRef What,
                         llvm::ArrayRef<StringRef> Words) {
  Scalar Value;
  if (!readScalar(Node, Value))
    return -1;
  const auto *Found = llvm::find(Words, Value.Text);
  if (Found != Words.end())
    return Found - Words.begin();
  const std::string Near = suggestion(Value.Text, Words);
  error(Value.Where,
        "unknown " + What + " '" + Value.Text + "'" +
            (Near.empty() ? "; expected one of: " + llvm::join(Words, ", ")
                          : Near));
  return -1;
}

bool YamlReader::isKnown(const Scalar &Key, llvm::ArrayRef<StringRef> Keys,
                         StringRef Where) {
  if (llvm::is_contained(Keys, Key.Text))
    return true;
  error(Key.Where, "unknown key '" + Key.Text + "' in " + Where +
                       suggestion(Key.Text, Keys));
  return false;
}

void YamlReader::require(StringRef Key, const llvm::StringSet<> &Given,
                         llvm::SMLoc Where) {
  if (!Given.count(Key))
    error(Where, "missing required key '" + Key + "'");
}
