//===- clang-tidy-async.cpp - The launcher --------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

///
/// \file
/// clang-tidy with the plugin loaded, for all that only takes "the path of
/// clang-tidy": it finds the clang-tidy that the plugin is built for, adds
/// -load and -checks, and passes the rest through.
///
/// clang-tidy takes a plugin that it cannot load for a remark: it runs without
/// the plugin's checks and ends well. The launcher makes that a failure.
///
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "Baseline.h"
#include "CatalogList.h"
#include "CatalogUnit.h"
#include "Child.h"
#include "InitialConfig.h"
#include "Installation.h"
#include "Loop.h"
#include "Pages.h"
#include "Text.h"
#include "TextReport.h"
#include "Units.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <unistd.h>

using namespace llvm;
using namespace asynctidy;
using namespace asynctidy::launcher;

namespace {

constexpr unsigned OwnMajor = ASYNCTIDY_LLVM_MAJOR;

constexpr char Help[] = R"(clang-tidy-async: clang-tidy with the checks for asynchronous C++

Usage: clang-tidy-async [options of clang-tidy] FILE... [-- compiler flags]
       clang-tidy-async -p DIRECTORY [FILE or DIRECTORY...]
       clang-tidy-async --init [-p DIRECTORY]
       clang-tidy-async --explain CHECK
       clang-tidy-async --list-catalog NAME [FILE...]
       clang-tidy-async --check-catalog FILE... [-- compiler flags]

It runs clang-tidy with all the arguments given, and adds
  -load=<the plugin>     unless one of that name is loaded already
  -checks=-*,async-*     unless -checks is given, or 'Checks' in -config or
                         -config-file, or 'Checks' in the .clang-tidy file of a
                         source names async- checks: then these decide
It leaves out compiler flags that this clang does not know, and says which.

With -p and no file, all files of the compilation database are linted; with a
directory, those in it. Several files are linted at the same time, are told in
their order, and what several of them find in one header is told once.

Options of its own:
  --llvm N               use the clang-tidy and the plugin of LLVM N
  -j N, --jobs N         lint N files at a time (default: one a processor)
  --error-exitcode N     end with status N if there are findings
  --write-baseline FILE  write down all findings
  --baseline FILE        tell only the findings that FILE does not have
  --update               with --baseline: put in the new ones, take out those
                         that are gone
  --diff FILE            tell only the findings that a unified diff (- for stdin)
                         brings: they or a call on their way stand in its lines
  --sarif FILE           write a SARIF 2.1.0 report, too (-: to stdout, and the
                         findings to stderr)
  --gitlab FILE          write a GitLab code quality report, too
  --github               print GitHub's annotations, too
  --root DIRECTORY       what the paths in reports and baselines begin at
                         (default: where the .git is, else here)
  --init                 write a .clang-tidy here, for the libraries that the
                         files of the compilation database include
  --force                with --init: overwrite the one that is there
  --explain CHECK        print the page of a check
  --list-catalog NAME    print what the catalog knows of a function, or of those
                         that a glob means, and from which file: the built-in
                         packs, CatalogFile in .clang-tidy, and files given
  --check-catalog        warn about each name in a catalog file that the headers
                         it lists do not declare
  --print-plugin         print the plugin's path
  --print-clang-tidy     print the path of the clang-tidy that is run
  --help, --version      print this and what clang-tidy prints

Environment:
  ASYNC_TIDY_PLUGIN      the plugin to load instead of the one that is found
  NO_COLOR               if set, no colours

Exit status:
  0  no findings, or none that count as errors
  1  findings that -warnings-as-errors makes errors; --check-catalog: warnings;
     --list-catalog: nothing is known
  2  it could not be run
  3  clang-tidy could not load the plugin, or the database does not say how to
     compile a file; with several files also: one of them could not be read to
     the end
  128 + n  ended by signal n
With one file and no option of its own the status is clang-tidy's, which is 1 for
a file that cannot be read, too.
)";

int fail(const Twine &Sentence, int Status = Unusable) {
  errs() << "clang-tidy-async: error: " << Sentence << '\n';
  return Status;
}

int fail(Error Wrong) {
  std::string Sentence = toString(std::move(Wrong));
  // Whoever interrupts it knows why it ended.
  if (const int Signal = signalHandedOn())
    return 128 + Signal;
  return fail(Sentence);
}

/// Finds a text in what comes in pieces.
class Watch {
public:
  explicit Watch(StringRef Sought) : Sought(Sought) {}
  void feed(StringRef Piece) {
    Tail.append(Piece.begin(), Piece.end());
    Seen |= StringRef(Tail).contains(Sought);
    if (Tail.size() >= Sought.size())
      Tail.erase(0, Tail.size() - Sought.size() + 1);
  }
  bool seen() const { return Seen; }

private:
  const StringRef Sought;
  std::string Tail;
  bool Seen = false;
};

/// Runs clang-tidy; stderr is handed on as it comes.
int runClangTidy(ArrayRef<std::string> Command, Sink OnOutput) {
  Watch Ignored(LoadIgnored), Skipped(". Compile command not found.\n");
  const int Status = run(Command, OnOutput, [&](StringRef Text) {
    writeAll(STDERR_FILENO, Text);
    Ignored.feed(Text);
    Skipped.feed(Text);
  });
  if (Ignored.seen())
    return fail("clang-tidy could not load a plugin (see above), so its checks "
                "did not run",
                NotLoaded);
  if (Status == 0 && Skipped.seen())
    return fail("the compilation database does not say how to compile a file "
                "(see above), so it was not linted",
                NotLoaded);
  return Status;
}

/// What is wrong with a plugin of the user's, if anything.
Error checkUsersPlugin(StringRef Path) {
  if (!Path.contains('/'))
    return failure("-load=" + Path +
                   " is looked for in the system's library path only; for a "
                   "file of the current directory write -load=./" +
                   Path);
  return checkLoadable(Path);
}

/// The program, and the option that loads the plugin.
Expected<std::vector<std::string>> clangTidyWithPlugin(const Installation &Here,
                                                       const Arguments &Given) {
  Expected<std::string> ClangTidy = Here.clangTidy();
  if (!ClangTidy)
    return ClangTidy.takeError();
  std::vector<std::string> Command = {*ClangTidy};
  bool IsLoaded = false;
  for (const std::string &Plugin : Given.Plugins) {
    if (Error Wrong = checkUsersPlugin(Plugin))
      return std::move(Wrong);
    IsLoaded |= sys::path::filename(Plugin) == PluginName;
  }
  if (!IsLoaded) {
    Expected<std::string> Plugin = Here.plugin();
    if (!Plugin)
      return Plugin.takeError();
    Command.push_back("-load=" + *Plugin);
  }
  return std::move(Command);
}

/// clang-tidy's arguments for one process: those given, but for what the
/// compiler's flags and a database are cleaned of.
Expected<std::vector<std::string>>
cleanedArguments(const Arguments &Given, const std::string &ClangTidy,
                 const ScratchDirectory &Scratch, unsigned Major) {
  if (Given.AsksOnly || (Given.Sources.empty() && !Given.Fixes))
    return Given.Rest;
  Expected<Units> From = Units::read(Given);
  if (!From) {
    // clang-tidy has its own words for it.
    consumeError(From.takeError());
    return Given.Rest;
  }
  const bool IsListGiven =
      !Given.Sources.empty() &&
      none_of(Given.Sources, [](const std::string &Source) {
        return sys::fs::is_directory(Source);
      });
  Expected<std::vector<std::string>> Files = From->files(Given);
  if (!Files)
    return Files.takeError();
  ForeignFlags Flags(ClangTidy, Scratch.path());
  if (Error Wrong = From->learnFlags(*Files, Flags))
    return std::move(Wrong);
  Expected<std::vector<std::string>> Compiled = From->arguments(
      Files->size() == 1 ? Files->front() : std::string(), Flags,
      Scratch.path());
  if (!Compiled)
    return Compiled.takeError();
  const std::string Remark = Flags.remark(Major);
  // Of a database clang-tidy gets the part that matters: it reads slowly.
  if (Remark.empty() && IsListGiven && !From->hasDatabase())
    return Given.Rest;
  if (!Remark.empty() && !Given.IsQuiet)
    errs() << "clang-tidy-async: note: " << Remark << '\n';

  std::vector<std::string> Result = Given.Options;
  if (Given.IsQuiet)
    Result.push_back("--quiet");
  if (Given.UsesColor >= 0)
    Result.push_back(Given.UsesColor ? "--use-color" : "--use-color=false");
  const std::vector<std::string> &Sources =
      IsListGiven ? Given.Sources : *Files;
  // -p comes before the files, -- after them.
  const bool IsDatabase = !Compiled->empty() && Compiled->front() == "-p";
  if (IsDatabase)
    Result.insert(Result.end(), Compiled->begin(), Compiled->end());
  Result.insert(Result.end(), Sources.begin(), Sources.end());
  if (!IsDatabase)
    Result.insert(Result.end(), Compiled->begin(), Compiled->end());
  return std::move(Result);
}

int lint(const Installation &Here, const Arguments &Given) {
  if (Given.Sources.empty() && !Given.HasBuildPath && !Given.AsksOnly &&
      !needsLoop(Given) && !Given.Fixes)
    return fail("there is nothing to lint: name files, or with -p the directory "
                "of a compilation database; --help tells more");
  Expected<std::vector<std::string>> Command = clangTidyWithPlugin(Here, Given);
  if (!Command)
    return fail(Command.takeError());
  if (needsLoop(Given)) {
    Expected<int> Status = lintAll(Given, *Command, Here.major(), Here.executable());
    return Status ? *Status : fail(Status.takeError());
  }
  if (Given.NeedsLoop)
    return fail("-j, --error-exitcode, --baseline, --diff and reports do not go "
                "together with --fix, --export-fixes and questions to "
                "clang-tidy");

  if (!Given.ChoosesChecks && !Given.HasConfiguration && !Given.AsksOnly &&
      !Given.Files.empty() && Given.Files.size() == Given.Sources.size() &&
      all_of(Given.Files, configurationTurnsAllOff)) {
    // clang-tidy takes it for a mistake that there is no check.
    if (!Given.IsQuiet)
      errs() << "clang-tidy-async: note: .clang-tidy turns all checks off for '"
             << Given.Files.front() << "'\n";
    return 0;
  }
  if (!choosesChecks(Given, Given.Files))
    Command->push_back("-checks=-*,async-*");
  if (Given.UsesColor < 0 && isColorRefused())
    Command->push_back("--use-color=false");
  Expected<ScratchDirectory> Scratch = ScratchDirectory::make();
  if (!Scratch)
    return fail(Scratch.takeError());
  Expected<std::vector<std::string>> Others =
      cleanedArguments(Given, Command->front(), *Scratch, Here.major());
  if (!Others)
    return fail(Others.takeError());
  Command->insert(Command->end(), Others->begin(), Others->end());
  return runClangTidy(*Command, nullptr);
}

int checkCatalog(const Installation &Here, const Arguments &Given) {
  auto Dashes = std::find(Given.Rest.begin(), Given.Rest.end(), "--");
  const std::vector<std::string> Files(Given.Rest.begin(), Dashes);
  if (Files.empty())
    return fail("--check-catalog needs a catalog file");
  Expected<std::string> ClangTidy = Here.clangTidy();
  if (!ClangTidy)
    return fail(ClangTidy.takeError());
  Expected<std::string> Plugin = Here.plugin();
  if (!Plugin)
    return fail(Plugin.takeError());
  Expected<CatalogUnit> Unit = makeCatalogUnit(Files);
  if (!Unit)
    return fail(Unit.takeError());

  int Descriptor = -1;
  SmallString<128> Source;
  if (std::error_code Code = sys::fs::createTemporaryFile(
          "check-catalog", "cpp", Descriptor, Source))
    return fail("cannot make a temporary file: " + Code.message());
  FileRemover Remover(Source);
  writeAll(Descriptor, Unit->Source);
  ::close(Descriptor);

  std::vector<std::string> Command = {*ClangTidy, "-load=" + *Plugin};
  Command.insert(Command.end(), Unit->Options.begin(), Unit->Options.end());
  Command.push_back(std::string(Source));
  Command.push_back("--");
  Command.insert(Command.end(), Unit->Flags.begin(), Unit->Flags.end());
  if (Dashes != Given.Rest.end())
    Command.insert(Command.end(), Dashes + 1, Given.Rest.end());

  Watch Warning("warning: ");
  const int Status = runClangTidy(Command, [&](StringRef Text) {
    writeAll(STDOUT_FILENO, Text);
    Warning.feed(Text);
  });
  return Status == 0 && Warning.seen() ? Warned : Status;
}

/// Writes a first .clang-tidy into the current directory.
int init(const Arguments &Given) {
  constexpr char Name[] = ".clang-tidy";
  if (sys::fs::exists(Name) && !Given.Overwrites)
    return fail("there is a .clang-tidy here; --force overwrites it");
  Expected<Units> From = Units::read(Given);
  if (!From)
    return fail(From.takeError());
  std::vector<std::string> Files = From->database().files();
  if (!From->hasDatabase()) {
    if (Given.HasBuildPath)
      return fail("there is no " + Twine(DatabaseName) + " in '" +
                  Given.BuildPath + "' nor above it");
    errs() << "clang-tidy-async: note: there is no " << DatabaseName
           << " here, in 'build' nor above here, so no file was looked at\n";
  }
  const std::map<std::string, unsigned> Libraries = librariesIn(Files);
  if (Error Wrong = writeFile(Name, initialConfig(Libraries)))
    return fail(std::move(Wrong));
  if (Given.IsQuiet)
    return 0;
  outs() << Name << " written";
  if (From->hasDatabase())
    outs() << "; " << Files.size()
           << (Files.size() == 1 ? " file includes" : " files include") << ' '
           << Libraries.size()
           << (Libraries.size() == 1 ? " library" : " libraries")
           << " of the catalog";
  outs() << ". Now: clang-tidy-async -p "
         << (Given.HasBuildPath ? Given.BuildPath : "build") << '\n';
  return 0;
}

int explain(const Arguments &Given) {
  if (const Page *Of = pageOf(Given.Subject)) {
    const bool InColor = Given.UsesColor >= 0
                             ? Given.UsesColor != 0
                             : sys::Process::StandardOutHasColors() &&
                                   !isColorRefused();
    outs() << plainText(*Of, InColor);
    return 0;
  }
  std::string Names;
  for (const Page &Of : pages())
    Names += (Names.empty() ? "'" : ", '") + Of.Check.str() + "'";
  return fail("'" + Given.Subject + "' is no check of clang-tidy-async; these are " +
              Names + (beginsWith(Given.Subject, "async-")
                           ? std::string()
                           : "; for clang-tidy's own see " +
                                 addressOf(Given.Subject, "")));
}

int listCatalog(const Arguments &Given) {
  std::vector<std::string> Files = configuredCatalogs(".");
  Files.insert(Files.end(), Given.Sources.begin(), Given.Sources.end());
  Expected<std::string> Text =
      asynctidy::launcher::listCatalog(Given.Subject, Files);
  if (!Text)
    return fail(Text.takeError());
  outs() << *Text;
  if (!Text->empty())
    return 0;
  outs() << "The catalog knows no '" << Given.Subject << "'.\n";
  const std::vector<std::string> Similar = similarNames(Given.Subject);
  for (const std::string &Name : Similar)
    outs() << (&Name == &Similar.front() ? "It knows " : ", ") << Name;
  if (!Similar.empty())
    outs() << '\n';
  return Warned;
}

int printPath(Expected<std::string> Path) {
  if (!Path)
    return fail(Path.takeError());
  outs() << *Path << '\n';
  return 0;
}

int help(const Installation &Here) {
  outs() << Help;
  Expected<std::string> ClangTidy = Here.clangTidy();
  if (!ClangTidy)
    return fail(ClangTidy.takeError());
  outs() << "\nOf clang-tidy (" << *ClangTidy << "):\n\n";
  outs().flush();
  return run({*ClangTidy, "--help"}, nullptr, nullptr);
}

int version(const Installation &Here) {
  // clang-tidy's own comes first: some programs read no further.
  Expected<std::string> ClangTidy = Here.clangTidy();
  int Status = 0;
  if (ClangTidy)
    Status = run({*ClangTidy, "--version"}, nullptr, nullptr);
  else
    Status = fail(ClangTidy.takeError());
  outs() << "clang-tidy-async " ASYNCTIDY_VERSION " for LLVM " << Here.major()
         << '\n';
  return Status;
}

/// A symbol whose address is in this program.
int Anchor = 0;

} // namespace

int main(int Count, char **Values) {
  // As clang-tidy has it: response files, but not among the compiler's flags.
  const std::vector<std::string> Typed(Values + 1, Values + Count);
  const auto Dashes = std::find(Typed.begin(), Typed.end(), "--");
  std::vector<std::string> Words =
      expandResponseFiles(std::vector<std::string>(Typed.begin(), Dashes));
  Words.insert(Words.end(), Dashes, Typed.end());
  std::vector<const char *> Pointers;
  for (const std::string &Word : Words)
    Pointers.push_back(Word.c_str());
  Expected<Arguments> Given = parseArguments(Pointers);
  if (!Given)
    return fail(Given.takeError());

  const Installation Here(sys::fs::getMainExecutable(Values[0], &Anchor),
                          OwnMajor, Given->Major ? Given->Major : OwnMajor);
  switch (Given->Wanted) {
  case Arguments::Action::Lint:
    return lint(Here, *Given);
  case Arguments::Action::Help:
    return help(Here);
  case Arguments::Action::Version:
    return version(Here);
  case Arguments::Action::PrintPlugin:
    return printPath(Here.plugin());
  case Arguments::Action::PrintClangTidy:
    return printPath(Here.clangTidy());
  case Arguments::Action::CheckCatalog:
    return checkCatalog(Here, *Given);
  case Arguments::Action::Init:
    return init(*Given);
  case Arguments::Action::Explain:
    return explain(*Given);
  case Arguments::Action::ListCatalog:
    return listCatalog(*Given);
  }
  return Unusable;
}
