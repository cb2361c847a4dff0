//===- Reports.cpp - Findings for other programs to read ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reports.h"
#include "Pages.h"
#include "Text.h"
#include "TextReport.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <map>
#include <set>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

std::string valid(StringRef Text) {
  return json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text);
}

/// A path as a relative reference or, if it is absolute, as a file: address.
std::string uriOf(StringRef Path) {
  std::string Result = Path.front() == '/' ? "file://" : "";
  for (const char C : Path)
    if (isAlnum(C) || StringRef("/-_.~").contains(C))
      Result += C;
    else
      Result += ("%" + toHex(StringRef(&C, 1)));
  return Result;
}

/// Whether a note is a step on the way to what blocks. The others stand at the
/// warning itself and say what to do.
bool isStep(const Note &N, const Diagnostic &Of) {
  return N.Where.Line != 0 && (N.Where.File != Of.Where.File ||
                               N.Where.Offset != Of.Where.Offset);
}

class SarifWriter {
public:
  SarifWriter(raw_ostream &Out, ArrayRef<Finding> Findings,
              const RunFacts &Facts, SourceTexts &Sources)
      : Json(Out, 2), Findings(Findings), Facts(Facts), Sources(Sources) {}

  void write() {
    std::set<std::string> Names;
    for (const Finding &F : Findings)
      Names.insert(F.Of->Check);
    Checks.assign(Names.begin(), Names.end());
    Json.object([&] {
      Json.attribute("$schema",
                     "https://json.schemastore.org/sarif-2.1.0-rtm.5.json");
      Json.attribute("version", "2.1.0");
      Json.attributeArray("runs", [&] { Json.object([&] { run(); }); });
    });
  }

private:
  void run() {
    Json.attributeObject("tool", [&] {
      Json.attributeObject("driver", [&] {
        Json.attribute("name", "clang-tidy-async");
        Json.attribute("version", ASYNCTIDY_VERSION);
        Json.attributeArray("rules", [&] {
          for (const std::string &Check : Checks)
            Json.object([&] { rule(Check); });
        });
      });
      Json.attributeArray("extensions", [&] {
        Json.object([&] {
          Json.attribute("name", "clang-tidy");
          Json.attribute("version", utostr(Facts.Major));
        });
      });
    });
    Json.attributeArray("invocations", [&] {
      Json.object([&] {
        Json.attribute("executionSuccessful", Facts.BrokenFiles == 0);
        Json.attributeArray("toolExecutionNotifications", [&] {
          for (const Diagnostic *Of : Facts.Troubles)
            Json.object([&] { notification(*Of); });
        });
      });
    });
    Json.attributeObject("originalUriBaseIds", [&] {
      Json.attributeObject("SRCROOT", [&] {
        Json.attributeObject("description", [&] {
          Json.attribute("text", "The root of the project");
        });
      });
    });
    Json.attribute("columnKind", "unicodeCodePoints");
    Json.attributeArray("results", [&] {
      for (const Finding &F : Findings)
        Json.object([&] { result(F); });
    });
  }

  void rule(StringRef Check) {
    Json.attribute("id", Check);
    const Page *Of = pageOf(Check);
    if (Of) {
      text("shortDescription", summaryOf(*Of));
      Json.attributeObject("help", [&] {
        Json.attribute("text", plainText(*Of, /*InColor=*/false));
        Json.attribute("markdown", Of->Text);
      });
    }
    const std::string Address = addressOf(Check, Facts.Executable);
    if (!Address.empty())
      Json.attribute("helpUri", Address);
  }

  void notification(const Diagnostic &Of) {
    text("message", Of.Message);
    Json.attribute("level", "error");
    Json.attributeObject("descriptor",
                         [&] { Json.attribute("id", Of.Check); });
    if (!Of.Where.File.empty())
      Json.attributeArray("locations", [&] {
        Json.object([&] { physical(Of.Where); });
      });
  }

  void result(const Finding &F) {
    const Diagnostic &Of = *F.Of;
    Json.attribute("ruleId", Of.Check);
    Json.attribute(
        "ruleIndex",
        static_cast<int64_t>(
            std::lower_bound(Checks.begin(), Checks.end(), Of.Check) -
            Checks.begin()));
    Json.attribute("level", Of.IsAsError ? "error" : "warning");
    std::string Message = Of.Message;
    for (const Note &N : Of.Notes)
      if (!isStep(N, Of))
        Message += "; " + N.Message;
    text("message", Message);
    Json.attributeArray("locations",
                        [&] { Json.object([&] { physical(Of.Where); }); });
    Json.attributeObject("partialFingerprints", [&] {
      Json.attribute("clangTidyAsync/v1", F.Fingerprint);
    });
    if (Facts.HasBaseline)
      Json.attribute("baselineState", "new");
    flow(Of);
    fixes(Of);
  }

  /// The warning, then each step of the chain.
  void flow(const Diagnostic &Of) {
    if (none_of(Of.Notes, [&](const Note &N) { return isStep(N, Of); }))
      return;
    Json.attributeArray("codeFlows", [&] {
      Json.object([&] {
        Json.attributeArray("threadFlows", [&] {
          Json.object([&] {
            Json.attributeArray("locations", [&] {
              int64_t Depth = 0;
              step(Of.Where, Of.Message, Depth);
              for (const Note &N : Of.Notes)
                if (isStep(N, Of))
                  step(N.Where, N.Message, ++Depth);
            });
          });
        });
      });
    });
  }

  void step(const Spot &Where, StringRef Message, int64_t Depth) {
    Json.object([&] {
      Json.attributeObject("location", [&] {
        physical(Where);
        text("message", Message);
      });
      Json.attribute("nestingLevel", Depth);
    });
  }

  /// The fix of the warning, and each of a note's: the user takes one of them.
  void fixes(const Diagnostic &Of) {
    const bool HasAny =
        !Of.Fix.empty() ||
        any_of(Of.Notes, [](const Note &N) { return !N.Fix.empty(); });
    if (!HasAny)
      return;
    // The warning's own is described by the note that says what to do.
    const auto Advice = find_if(Of.Notes, [&](const Note &N) {
      return N.Fix.empty() && !isStep(N, Of);
    });
    Json.attributeArray("fixes", [&] {
      fix(Of.Fix, Advice == Of.Notes.end() ? Of.Message : Advice->Message);
      for (const Note &N : Of.Notes)
        fix(N.Fix, N.Message);
    });
  }

  void fix(ArrayRef<Change> Changes, StringRef Description) {
    if (Changes.empty())
      return;
    std::map<std::string, std::vector<const Change *>> ByFile;
    for (const Change &C : Changes)
      ByFile[C.Begin.File].push_back(&C);
    Json.object([&] {
      text("description", Description);
      Json.attributeArray("artifactChanges", [&] {
        for (const auto &InFile : ByFile)
          Json.object([&] {
            artifact(InFile.first);
            Json.attributeArray("replacements", [&] {
              for (const Change *C : InFile.second)
                Json.object([&] { replacement(*C); });
            });
          });
      });
    });
  }

  void replacement(const Change &C) {
    Json.attributeObject("deletedRegion", [&] {
      region(C.Begin);
      const Spot End = Sources.after(C.Begin, C.Length);
      if (End.Line != 0) {
        Json.attribute("endLine", static_cast<int64_t>(End.Line));
        Json.attribute("endColumn",
                       static_cast<int64_t>(Sources.codePointColumn(End)));
      }
    });
    Json.attributeObject("insertedContent",
                         [&] { Json.attribute("text", valid(C.Text)); });
  }

  void physical(const Spot &Where) {
    Json.attributeObject("physicalLocation", [&] {
      artifact(Where.File);
      if (Where.Line != 0)
        Json.attributeObject("region", [&] { region(Where); });
      if (Where.Line != 0)
        Json.attributeObject("contextRegion", [&] {
          Json.attribute("startLine", static_cast<int64_t>(Where.Line));
          text("snippet", Sources.line(Where.File, Where.Line));
        });
    });
  }

  void region(const Spot &Where) {
    if (Where.Line == 0)
      return;
    Json.attribute("startLine", static_cast<int64_t>(Where.Line));
    Json.attribute("startColumn",
                   static_cast<int64_t>(Sources.codePointColumn(Where)));
  }

  void artifact(StringRef File) {
    const std::string Path = relativeTo(File, Facts.Root);
    Json.attributeObject("artifactLocation", [&] {
      Json.attribute("uri", uriOf(Path));
      if (Path.front() != '/')
        Json.attribute("uriBaseId", "SRCROOT");
    });
  }

  void text(StringRef Key, StringRef Text) {
    Json.attributeObject(Key, [&] { Json.attribute("text", valid(Text)); });
  }

  json::OStream Json;
  const ArrayRef<Finding> Findings;
  const RunFacts &Facts;
  SourceTexts &Sources;
  std::vector<std::string> Checks;
};

/// A text in one of GitHub's commands.
std::string escaped(StringRef Text, bool IsProperty) {
  std::string Result;
  for (const char C : Text)
    if (C == '%' || C == '\r' || C == '\n' ||
        (IsProperty && (C == ':' || C == ',')))
      Result += "%" + toHex(StringRef(&C, 1));
    else
      Result += C;
  return Result;
}

} // namespace

std::string sarif(ArrayRef<Finding> Findings, const RunFacts &Facts,
                  SourceTexts &Sources) {
  std::string Text;
  raw_string_ostream Out(Text);
  SarifWriter(Out, Findings, Facts, Sources).write();
  Out << '\n';
  Out.flush();
  return Text;
}

std::string gitlab(ArrayRef<Finding> Findings) {
  std::string Text;
  raw_string_ostream Out(Text);
  json::OStream Json(Out, 2);
  Json.array([&] {
    for (const Finding &F : Findings)
      Json.object([&] {
        Json.attribute("description", valid(F.Of->Message));
        Json.attribute("check_name", F.Of->Check);
        Json.attribute("fingerprint", F.Fingerprint);
        Json.attribute("severity", F.Of->IsAsError ? "major" : "minor");
        Json.attributeObject("location", [&] {
          Json.attribute("path", valid(F.File));
          Json.attributeObject("lines", [&] {
            Json.attribute("begin",
                           static_cast<int64_t>(std::max(F.Of->Where.Line, 1u)));
          });
        });
      });
  });
  Out << '\n';
  Out.flush();
  return Text;
}

std::string githubLine(const Diagnostic &Of, StringRef Root) {
  std::string Line =
      !Of.isFinding() || Of.IsAsError ? "::error " : "::warning ";
  if (!Of.Where.File.empty()) {
    Line += "file=" +
            escaped(relativeTo(Of.Where.File, Root), /*IsProperty=*/true) + ",";
    if (Of.Where.Line != 0)
      Line += "line=" + utostr(Of.Where.Line) +
              ",col=" + utostr(Of.Where.Column) + ",";
  }
  Line += "title=" + escaped(Of.Check, true) + "::";
  std::string Text = Of.Message;
  for (const Note &N : Of.Notes) {
    Text += "\n";
    if (isStep(N, Of))
      Text += relativeTo(N.Where.File, Root) + ":" +
              utostr(N.Where.Line) + ": ";
    Text += N.Message;
  }
  return Line + escaped(Text, /*IsProperty=*/false) + "\n";
}

} // namespace launcher
} // namespace asynctidy
