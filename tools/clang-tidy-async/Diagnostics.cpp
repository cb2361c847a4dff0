//===- Diagnostics.cpp - What clang-tidy found ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diagnostics.h"
#include "Database.h"
#include "Installation.h"
#include "Text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <algorithm>
#include <tuple>

using namespace llvm;

namespace asynctidy {
namespace launcher {

bool operator<(const Diagnostic &Left, const Diagnostic &Right) {
  return std::tie(Left.Where.File, Left.Where.Offset, Left.Check,
                  Left.Message) < std::tie(Right.Where.File,
                                           Right.Where.Offset, Right.Check,
                                           Right.Message);
}

bool isSame(const Diagnostic &Left, const Diagnostic &Right) {
  return !(Left < Right) && !(Right < Left);
}

const SourceTexts::Text &SourceTexts::text(StringRef File) {
  auto Known = Texts.find(File);
  if (Known != Texts.end())
    return Known->second;
  Text &New = Texts[File.str()];
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return New;
  New.Buffer = std::move(*Buffer);
  const StringRef All = New.Buffer->getBuffer();
  New.Lines.push_back(0);
  for (size_t I = 0; I != All.size(); ++I)
    if (All[I] == '\n')
      New.Lines.push_back(static_cast<unsigned>(I + 1));
  return New;
}

void SourceTexts::locate(Spot &Where) {
  const Text &In = text(Where.File);
  if (!In.Buffer || Where.Offset > In.Buffer->getBufferSize())
    return;
  auto Next = std::upper_bound(In.Lines.begin(), In.Lines.end(), Where.Offset);
  Where.Line = static_cast<unsigned>(Next - In.Lines.begin());
  Where.Column = Where.Offset - *std::prev(Next) + 1;
}

StringRef SourceTexts::line(StringRef File, unsigned Number) {
  const Text &In = text(File);
  if (Number == 0 || Number > In.Lines.size())
    return {};
  const StringRef From =
      In.Buffer->getBuffer().drop_front(In.Lines[Number - 1]);
  return From.split('\n').first.rtrim('\r');
}

unsigned SourceTexts::codePointColumn(const Spot &Where) {
  const StringRef Before =
      line(Where.File, Where.Line).take_front(Where.Column - 1);
  // All bytes but those that continue a code point.
  return 1 + static_cast<unsigned>(
                 std::count_if(Before.begin(), Before.end(), [](char C) {
                   return (static_cast<unsigned char>(C) & 0xC0) != 0x80;
                 }));
}

Spot SourceTexts::after(const Spot &Begin, unsigned Length) {
  Spot End;
  End.File = Begin.File;
  End.Offset = Begin.Offset + Length;
  locate(End);
  return End;
}

namespace {

/// Reads the YAML of -export-fixes, whose keys are the same from LLVM 14 to 22.
/// What it does not know it passes over.
class Reader {
public:
  Reader(SourceTexts &Sources) : Sources(Sources) {}

  std::vector<Diagnostic> read(yaml::Node *Root) {
    std::vector<Diagnostic> Result;
    keys(Root, [&](StringRef Key, yaml::Node *Value) {
      if (Key == "Diagnostics")
        elements(Value, [&](yaml::Node &Element) {
          Result.push_back(diagnostic(Element));
        });
    });
    return Result;
  }

private:
  template <typename Action> static void keys(yaml::Node *Node, Action Do) {
    auto *Map = dyn_cast_or_null<yaml::MappingNode>(Node);
    if (!Map)
      return;
    for (yaml::KeyValueNode &Pair : *Map) {
      SmallString<32> Storage;
      auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Pair.getKey());
      if (Key)
        Do(Key->getValue(Storage), Pair.getValue());
    }
  }
  template <typename Action> static void elements(yaml::Node *Node, Action Do) {
    if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(Node))
      for (yaml::Node &Element : *List)
        Do(Element);
  }
  static std::string text(yaml::Node *Node) {
    SmallString<128> Storage;
    if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Node))
      return Scalar->getValue(Storage).str();
    if (auto *Block = dyn_cast_or_null<yaml::BlockScalarNode>(Node))
      return Block->getValue().str();
    return {};
  }
  static unsigned number(yaml::Node *Node) {
    unsigned Result = 0;
    return StringRef(text(Node)).getAsInteger(10, Result) ? 0 : Result;
  }

  Diagnostic diagnostic(yaml::Node &Node) {
    Diagnostic Result;
    std::string Directory;
    keys(&Node, [&](StringRef Key, yaml::Node *Value) {
      if (Key == "DiagnosticName") {
        Result.Check = text(Value);
      } else if (Key == "DiagnosticMessage") {
        Note Main = note(*Value);
        Result.Message = std::move(Main.Message);
        Result.Where = std::move(Main.Where);
        Result.Fix = std::move(Main.Fix);
      } else if (Key == "Notes") {
        elements(Value, [&](yaml::Node &Element) {
          Result.Notes.push_back(note(Element));
        });
      } else if (Key == "BuildDirectory") {
        Directory = text(Value);
      }
    });
    place(Result.Where, Directory);
    placeAll(Result.Fix, Directory);
    for (Note &Of : Result.Notes) {
      place(Of.Where, Directory);
      placeAll(Of.Fix, Directory);
    }
    return Result;
  }

  static Note note(yaml::Node &Node) {
    Note Result;
    keys(&Node, [&](StringRef Key, yaml::Node *Value) {
      if (Key == "Message")
        Result.Message = text(Value);
      else if (Key == "FilePath")
        Result.Where.File = text(Value);
      else if (Key == "FileOffset")
        Result.Where.Offset = number(Value);
      else if (Key == "Replacements")
        elements(Value, [&](yaml::Node &Element) {
          Result.Fix.push_back(change(Element));
        });
    });
    return Result;
  }

  static Change change(yaml::Node &Node) {
    Change Result;
    keys(&Node, [&](StringRef Key, yaml::Node *Value) {
      if (Key == "FilePath")
        Result.Begin.File = text(Value);
      else if (Key == "Offset")
        Result.Begin.Offset = number(Value);
      else if (Key == "Length")
        Result.Length = number(Value);
      else if (Key == "ReplacementText")
        Result.Text = text(Value);
    });
    return Result;
  }

  void placeAll(std::vector<Change> &Fix, StringRef Directory) {
    for (Change &C : Fix)
      place(C.Begin, Directory);
  }
  void place(Spot &Where, StringRef Directory) {
    if (Where.File.empty())
      return;
    Where.File = cleanPath(Where.File, Directory);
    Sources.locate(Where);
  }

  SourceTexts &Sources;
};

/// Looks up whether clang-tidy printed the diagnostic as an error, and with
/// which names.
void readPrinted(Diagnostic &Of, StringRef Printed) {
  Of.Names = Of.Check;
  const std::string Place = Of.Where.Line == 0
                                ? std::string()
                                : (":" + Twine(Of.Where.Line) + ":" +
                                   Twine(Of.Where.Column) + ": ")
                                      .str();
  const std::string Line = Place + "error: " + Of.Message + " [";
  size_t From = 0;
  while ((From = Printed.find(Line, From)) != StringRef::npos) {
    From += Line.size();
    const StringRef Names =
        Printed.drop_front(From).split('\n').first.split(']').first;
    if (!Names.contains(Of.Check))
      continue;
    Of.IsAsError = Of.isFinding();
    Of.Names = Names.str();
    return;
  }
}

} // namespace

Expected<std::vector<Diagnostic>> readDiagnostics(MemoryBufferRef Exported,
                                                  StringRef Printed,
                                                  SourceTexts &Sources) {
  std::string Wrong;
  SourceMgr Manager;
  Manager.setDiagHandler(
      [](const SMDiagnostic &Of, void *Text) {
        *static_cast<std::string *>(Text) =
            (Twine(Of.getFilename()) + ":" + Twine(Of.getLineNo()) + ": " +
             Of.getMessage())
                .str();
      },
      &Wrong);
  yaml::Stream Stream(Exported, Manager);
  std::vector<Diagnostic> Result;
  yaml::document_iterator Document = Stream.begin();
  if (Document != Stream.end())
    Result = Reader(Sources).read(Document->getRoot());
  if (Stream.failed())
    return failure("what clang-tidy found cannot be read: " + Wrong);
  for (Diagnostic &Of : Result)
    readPrinted(Of, Printed);
  return std::move(Result);
}

} // namespace launcher
} // namespace asynctidy
