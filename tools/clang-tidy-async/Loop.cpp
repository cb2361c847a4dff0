//===- Loop.cpp - Lints many files ----------------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loop.h"
#include "Baseline.h"
#include "Child.h"
#include "Diff.h"
#include "Installation.h"
#include "Jobs.h"
#include "Reports.h"
#include "Text.h"
#include "TextReport.h"
#include "Units.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <unistd.h>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

std::string readAll(const std::string &Path) {
  auto File = MemoryBuffer::getFile(Path);
  return File ? (*File)->getBuffer().str() : std::string();
}

/// "1 file", "2 files".
std::string counted(size_t Count, const Twine &What) {
  return (Twine(Count) + " " + What + (Count == 1 ? "" : "s")).str();
}

/// What clang-tidy writes to stderr on every run, and says nothing.
bool isChatter(StringRef Line) {
  return Line.contains(" generated.") || Line.contains(" treated as error") ||
         Line.contains("Error while processing ") ||
         Line.contains(") Processing file ") ||
         Line.contains("Found compiler error") || Line.trim().empty();
}

/// Whether clang-tidy says that it does not understand its own options. It will
/// say so of every file.
bool isAboutOptions(StringRef Said) {
  return Said.contains("Unknown command line argument") ||
         Said.contains("<command-line-config>:") ||
         Said.contains(": for the -");
}

/// The line on a terminal that says how far it is.
class Progress {
public:
  Progress(size_t Total, bool IsOn) : Total(Total), IsOn(IsOn) {}
  ~Progress() { clear(); }

  void show(size_t Done, size_t Findings) {
    if (!IsOn)
      return;
    writeAll(STDERR_FILENO,
             (Twine("\r\33[K[") + Twine(Done) + "/" + Twine(Total) + "] " +
              counted(Findings, "finding"))
                 .str());
    IsShown = true;
  }
  /// Whether a terminal is there that can take a line back.
  static bool isPossible() {
    const char *Terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) != 0 && Terminal &&
           StringRef(Terminal) != "dumb";
  }
  void clear() {
    if (IsShown)
      writeAll(STDERR_FILENO, "\r\33[K");
    IsShown = false;
  }

private:
  const size_t Total;
  const bool IsOn;
  bool IsShown = false;
};

/// The run over all files.
class Loop {
public:
  Loop(const Arguments &Given, ArrayRef<std::string> ClangTidy, unsigned Major,
       StringRef Executable, const ScratchDirectory &Scratch,
       std::vector<std::string> Files, std::string Root)
      : Given(Given), ClangTidy(ClangTidy), Major(Major), Scratch(Scratch),
        Executable(Executable), Files(std::move(Files)), Root(std::move(Root)),
        Results(this->Files.size()),
        Shown(this->Files.size(),
              !Given.IsQuiet && Progress::isPossible()),
        Output(Given.Sarif == "-" || Given.GitLab == "-" ||
                       Given.WriteBaseline == "-"
                   ? STDERR_FILENO
                   : STDOUT_FILENO) {
    SmallString<256> Current;
    if (!sys::fs::current_path(Current))
      Directory = std::string(Current);
    InColor = Given.UsesColor >= 0 ? Given.UsesColor != 0
                                   : (Output == STDOUT_FILENO
                                          ? sys::Process::StandardOutHasColors()
                                          : sys::Process::StandardErrHasColors()) &&
                                         !isColorRefused();
  }

  /// Tells only what the diff brings.
  void restrictTo(const Diff &Of) { Changes = Of; }
  /// Tells only what the baseline does not have.
  void leaveOut(Baseline Of) { Known = std::move(Of); }

  Expected<int> run(const Units &From) {
    Expected<std::vector<Job>> Jobs = jobs(From);
    if (!Jobs)
      return Jobs.takeError();
    Shown.show(0, 0);
    const int Signal =
        runAll(*Jobs, Given.Jobs ? Given.Jobs : processors(),
               [&](size_t Index, int Status) {
                 take(Index, Status);
                 return Unwritten == 0 && Refused.empty();
               });
    Shown.clear();
    if (Signal != 0)
      return 128 + Signal;
    if (!Refused.empty()) {
      writeAll(STDERR_FILENO, Refused);
      return failure("clang-tidy does not take these options (see above)");
    }
    if (Unwritten == 0)
      if (Error Wrong = finish())
        return std::move(Wrong);
    // As if it had ended by it: whoever reads wants no more.
    if (Unwritten == EPIPE)
      return 128 + SIGPIPE;
    if (Unwritten != 0)
      return failure("cannot write what is found: " +
                     Twine(std::strerror(Unwritten)));
    summarize();
    return status();
  }

private:
  /// What one clang-tidy said.
  struct Result {
    bool IsDone = false;
    bool IsBroken = false;
    std::vector<Diagnostic> Found;
    std::string Errors;
  };

  std::string outputOf(size_t Index, StringRef Kind) const {
    return Scratch.at(Twine(Index) + "." + Kind);
  }

  Expected<std::vector<Job>> jobs(const Units &From) {
    ForeignFlags Flags(ClangTidy.front(), Scratch.path());
    if (Error Wrong = From.learnFlags(Files, Flags))
      return std::move(Wrong);
    std::vector<Job> Jobs;
    for (size_t I = 0; I != Files.size(); ++I) {
      Expected<std::string> Place = Scratch.makeDirectory(Twine(I));
      if (!Place)
        return Place.takeError();
      Expected<std::vector<std::string>> Compiled =
          From.arguments(Files[I], Flags, *Place);
      if (!Compiled)
        return Compiled.takeError();
      Job Of;
      Of.Command = ClangTidy;
      if (!choosesChecks(Given, Files[I]))
        Of.Command.push_back("-checks=-*,async-*");
      Of.Command.insert(Of.Command.end(), Given.Options.begin(),
                        Given.Options.end());
      Of.Command.insert(Of.Command.end(),
                        {"--quiet", "--use-color=false",
                         "--export-fixes=" + outputOf(I, "yaml"), Files[I]});
      Of.Command.insert(Of.Command.end(), Compiled->begin(), Compiled->end());
      Of.Output = outputOf(I, "out");
      Of.Error = outputOf(I, "err");
      Jobs.push_back(std::move(Of));
    }
    const std::string Remark = Flags.remark(Major);
    if (!Remark.empty() && !Given.IsQuiet)
      errs() << "clang-tidy-async: note: " << Remark << '\n';
    return std::move(Jobs);
  }

  void take(size_t Index, int Status) {
    Result &Of = Results[Index];
    Of.IsDone = true;
    if (sys::fs::exists(Files[Index])) {
      read(Index, Status, Of);
    } else {
      Of.IsBroken = true;
      Of.Errors = "clang-tidy-async: error: there is no file '" + Files[Index] +
                  "'\n";
    }
    ++Done;
    // In the order of the files, whoever is ready first.
    while (Next != Results.size() && Results[Next].IsDone) {
      tell(Results[Next]);
      Results[Next].Found.clear();
      ++Next;
    }
    Shown.show(Done, Findings);
  }

  void read(size_t Index, int Status, Result &Of) {
    const std::string Said = readAll(outputOf(Index, "err"));
    IsUnloaded |= StringRef(Said).contains(LoadIgnored);
    const std::string Printed = readAll(outputOf(Index, "out"));
    if (auto Exported = MemoryBuffer::getFile(outputOf(Index, "yaml"))) {
      Expected<std::vector<Diagnostic>> Found = readDiagnostics(
          (*Exported)->getMemBufferRef(), Printed, Sources);
      if (Found)
        Of.Found = std::move(*Found);
      else
        Of.Errors += toString(Found.takeError()) + "\n";
    }
    // A directory's own configuration may leave no check: that is no mistake.
    const bool IsWithoutChecks =
        StringRef(Said).contains("Error: no checks enabled.");
    if (Status == 1 && Of.Found.empty() && Of.Errors.empty() &&
        (IsWithoutChecks || isAboutOptions(Said))) {
      if (!IsWithoutChecks || Given.ChoosesChecks)
        Refused = Said;
      return;
    }
    // What is wrong with the flags has no place of its own.
    for (Diagnostic &D : Of.Found)
      if (D.isCompileError() && D.Where.File.empty())
        D.Where.File = Files[Index];
    Of.IsBroken = !Of.Errors.empty() ||
                  any_of(Of.Found, [](const Diagnostic &D) {
                    return !D.isFinding();
                  });
    // Errors of ours explain an exit status of 1, nothing explains another.
    const bool IsExplained =
        Status == 0 || Of.IsBroken ||
        (Status == 1 && any_of(Of.Found, [](const Diagnostic &D) {
           return D.IsAsError;
         }));
    if (!IsExplained) {
      Of.IsBroken = true;
      Of.Errors += "clang-tidy-async: error: clang-tidy ended with status " +
                   std::to_string(Status) + " on '" + Files[Index] + "'\n" +
                   Printed;
    }
    SmallVector<StringRef, 16> Lines;
    StringRef(Said).split(Lines, '\n');
    for (StringRef Line : Lines)
      if (isUnknownFile(Line)) {
        Of.IsBroken = true;
        Of.Errors += "clang-tidy-async: error: the compilation database does "
                     "not say how to compile '" +
                     Files[Index] + "'\n";
      } else if (!isChatter(Line))
        Of.Errors += (Line + "\n").str();
    for (StringRef Kind : {"out", "err", "yaml"})
      sys::fs::remove(outputOf(Index, Kind));
  }

  /// Hands on what one unit brings that no unit before it did.
  void tell(const Result &Of) {
    Broken += Of.IsBroken;
    Shown.clear();
    // One mistake in a configuration is told once, not for each file.
    if (!Of.Errors.empty() && Told.insert(Of.Errors).second)
      writeAll(STDERR_FILENO, Of.Errors);
    for (const Diagnostic &D : Of.Found) {
      auto [Kept, IsNew] = Seen.insert(D);
      if (!IsNew)
        continue;
      if (!D.isFinding())
        show(*Kept);
      else if (!Changes || Changes->touches(D))
        meet(*Kept);
    }
  }

  /// A finding, perhaps one that the baseline has.
  void meet(const Diagnostic &Of) {
    // Which of several alike is known shows when all are there.
    if (Known || !Given.WriteBaseline.empty())
      return Waiting.push_back(&Of);
    tell(Of);
  }
  void tell(const Diagnostic &Of) {
    ++Findings;
    Errors += Of.IsAsError;
    Reported.insert(&Of);
    show(Of);
  }
  void show(const Diagnostic &Of) {
    std::string Text = textOf(Of, Sources, Directory, InColor);
    if (Given.IsForGitHub)
      Text += githubLine(Of, Root);
    if (Unwritten == 0)
      Unwritten = writeAll(Output, Text);
  }

  /// The baseline and the reports, when all files have been read.
  Error finish() {
    std::vector<const Diagnostic *> All;
    RunFacts Facts;
    for (const Diagnostic &Of : Seen)
      (Of.isFinding() ? All : Facts.Troubles).push_back(&Of);
    const std::vector<Finding> Sorted = withFingerprints(All, Root);
    if (!Given.WriteBaseline.empty()) {
      Baseline New;
      for (const Finding &F : Sorted)
        if (is_contained(Waiting, F.Of))
          New.add(F);
      if (Error Wrong = New.write(Given.WriteBaseline))
        return Wrong;
      remark("'" + Given.WriteBaseline + "' written: " +
             counted(New.size(), "finding"));
    }
    if (Known)
      if (Error Wrong = compare(Sorted))
        return Wrong;

    std::vector<Finding> Told;
    for (const Finding &F : Sorted)
      if (Reported.count(F.Of))
        Told.push_back(F);
    Facts.Executable = Executable;
    Facts.Root = Root;
    Facts.Major = Major;
    Facts.BrokenFiles = Broken;
    Facts.HasBaseline = Known.has_value();
    if (!Given.Sarif.empty())
      if (Error Wrong = writeFile(Given.Sarif, sarif(Told, Facts, Sources)))
        return Wrong;
    if (!Given.GitLab.empty())
      return writeFile(Given.GitLab, gitlab(Told));
    return Error::success();
  }

  /// Tells what the baseline does not have, and perhaps brings it up to date.
  Error compare(ArrayRef<Finding> Sorted) {
    std::set<const Diagnostic *> New;
    StringMap<bool> Present;
    for (const Finding &F : Sorted) {
      Present[F.Fingerprint] = true;
      if (!Known->has(F))
        New.insert(F.Of);
    }
    for (const Diagnostic *Of : Waiting)
      if (New.count(Of))
        tell(*Of);
      else
        ++InBaseline;

    // What was not looked at is not gone, nor what an error may hide.
    StringMap<bool> Looked;
    for (const std::string &File : Files)
      Looked[relativeTo(File, Root)] = true;
    const bool IsWhole = Given.Sources.empty() && !Changes;
    auto IsGone = [&](StringRef Fingerprint, const Baseline::Entry &Of) {
      return Broken == 0 && !Present.count(Fingerprint) &&
             (IsWhole || Looked.count(Of.File));
    };
    const size_t Gone = Known->removeIf(IsGone);
    if (!Given.UpdatesBaseline) {
      if (Gone != 0)
        remark("of '" + Given.Baseline + "' " + counted(Gone, "finding") +
               (Gone == 1 ? " is" : " are") +
               " gone: --update takes them out");
      return Error::success();
    }
    for (const Finding &F : Sorted)
      if (New.count(F.Of) && Reported.count(F.Of))
        Known->add(F);
    if (Error Wrong = Known->write(Given.Baseline))
      return Wrong;
    remark("'" + Given.Baseline + "' written: " + Twine(Findings) +
           " new, " + Twine(Gone) + " gone, " +
           counted(Known->size(), "finding") + " in all");
    return Error::success();
  }

  void remark(const Twine &Sentence) const {
    if (!Given.IsQuiet)
      errs() << "clang-tidy-async: " << Sentence << '\n';
  }

  void summarize() const {
    std::string Text =
        counted(Files.size(), "file") + ", " +
        counted(Given.WriteBaseline.empty() ? Findings : Waiting.size(),
                Known ? "new finding" : "finding");
    if (Known)
      Text += ", " + std::to_string(InBaseline) + " known";
    if (Broken != 0)
      Text += "; " + counted(Broken, "file") + " could not be read to the end";
    remark(Text);
    pointOut();
  }

  /// A helper that most of many findings go through is one thing to mend, or to
  /// allow: whoever reads them all would see it late.
  void pointOut() const {
    constexpr size_t Many = 10;
    if (Findings < Many)
      return;
    // By name, so that of two alike the same one is told always.
    std::map<std::string, size_t> Called;
    for (const Diagnostic *Of : Reported)
      if (beginsWith(Of->Check, "async-blocking-"))
        ++Called[StringRef(essenceOf(*Of)).split('\n').first.str()];
    const auto Most = std::max_element(
        Called.begin(), Called.end(),
        [](const auto &A, const auto &B) { return A.second < B.second; });
    if (Most != Called.end() && Most->second * 2 >= Findings)
      remark(Twine(Most->second) + " of these are calls of '" + Most->first +
             "': mend it there, or allow it with the option "
             "AllowedFunctions");
  }

  int status() const {
    if (IsUnloaded) {
      errs() << "clang-tidy-async: error: clang-tidy could not load a plugin, "
                "so its checks did not run\n";
      return NotLoaded;
    }
    if (Broken != 0)
      return NotLoaded;
    // What a baseline has just taken in is accepted.
    if (Given.UpdatesBaseline)
      return Clean;
    if (Given.ErrorStatus >= 0 && Findings != 0)
      return Given.ErrorStatus;
    return Errors != 0 ? Warned : Clean;
  }

  const Arguments &Given;
  const std::vector<std::string> ClangTidy;
  const unsigned Major;
  const ScratchDirectory &Scratch;
  const std::string Executable;
  const std::vector<std::string> Files;
  const std::string Root;
  std::optional<Diff> Changes;
  std::optional<Baseline> Known;
  std::vector<Result> Results;
  Progress Shown;
  /// Where the findings are told.
  const int Output;
  /// What clang-tidy says of options that it does not take.
  std::string Refused;
  /// Why they could not be: errno.
  int Unwritten = 0;
  std::string Directory;
  bool InColor = false;

  SourceTexts Sources;
  std::set<Diagnostic> Seen;
  /// Findings that are told when all are there, in their order.
  std::vector<const Diagnostic *> Waiting;
  std::set<const Diagnostic *> Reported;
  size_t InBaseline = 0;
  std::set<std::string> Told;
  size_t Done = 0, Next = 0;
  size_t Findings = 0, Errors = 0, Broken = 0;
  bool IsUnloaded = false;
};

} // namespace

bool needsLoop(const Arguments &Given) {
  if (Given.AsksOnly || Given.Fixes)
    return false;
  return Given.NeedsLoop || Given.Sources.size() > 1 ||
         (Given.Sources.empty() && Given.HasBuildPath) ||
         any_of(Given.Sources, [](const std::string &Source) {
           return sys::fs::is_directory(Source);
         });
}

namespace {

/// The files that a change can bring findings to. What a changed header changes
/// is not known without reading all that may include it.
std::vector<std::string> changedFiles(std::vector<std::string> Files,
                                      const Diff &Changes,
                                      const Database &Commands) {
  static constexpr StringLiteral Headers[] = {
      "", ".h", ".hh", ".hpp", ".hxx", ".h++", ".H", ".inl", ".ipp", ".ixx",
      ".tpp", ".tcc", ".txx", ".inc", ".def", ".cuh"};
  for (const std::string &File : Changes.files())
    if (Commands.commandsOf(File).empty() && sys::fs::exists(File) &&
        is_contained(Headers, sys::path::extension(File)))
      return Files;
  erase_if(Files, [&](const std::string &File) { return !Changes.has(File); });
  return Files;
}

} // namespace

Expected<int> lintAll(const Arguments &Given, ArrayRef<std::string> ClangTidy,
                      unsigned Major, StringRef Executable) {
  // A reader of our output that goes away is noticed when we write.
  ::signal(SIGPIPE, SIG_IGN);
  if (!Given.Root.empty() && !sys::fs::is_directory(Given.Root))
    return failure("--root: there is no directory '" + Given.Root + "'");
  const std::string Root = projectRoot(Given.Root);
  std::optional<Baseline> Known;
  if (!Given.Baseline.empty()) {
    Expected<Baseline> Read = Baseline::read(Given.Baseline);
    // --update makes the first one as well.
    if (!Read && Given.UpdatesBaseline && !sys::fs::exists(Given.Baseline)) {
      consumeError(Read.takeError());
      Known.emplace();
    } else if (!Read) {
      return Read.takeError();
    } else {
      Known = std::move(*Read);
    }
  }
  std::optional<Diff> Changes;
  if (!Given.Diff.empty()) {
    Expected<Diff> Read = Diff::read(Given.Diff, Root);
    if (!Read)
      return Read.takeError();
    Changes = std::move(*Read);
  }

  Expected<Units> From = Units::read(Given);
  if (!From)
    return From.takeError();
  Expected<std::vector<std::string>> Files = From->files(Given);
  if (!Files)
    return Files.takeError();
  if (Changes && Given.Sources.empty())
    *Files = changedFiles(std::move(*Files), *Changes, From->database());
  Expected<ScratchDirectory> Scratch = ScratchDirectory::make();
  if (!Scratch)
    return Scratch.takeError();
  Loop Over(Given, ClangTidy, Major, Executable, *Scratch, std::move(*Files),
            Root);
  if (Changes)
    Over.restrictTo(*Changes);
  if (Known)
    Over.leaveOut(std::move(*Known));
  return Over.run(*From);
}

} // namespace launcher
} // namespace asynctidy
