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
#include "CatalogUnit.h"
#include "Child.h"
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <unistd.h>

using namespace llvm;
using namespace asynctidy;
using namespace asynctidy::launcher;

namespace {

constexpr unsigned OwnMajor = ASYNCTIDY_LLVM_MAJOR;

/// Exit statuses of the launcher itself; clang-tidy's own are 0 and 1.
enum ExitStatus {
  Warned = 1,    ///< --check-catalog found a name that nothing declares.
  Unusable = 2,  ///< What is asked for cannot be run.
  NotLoaded = 3, ///< clang-tidy ran without the plugin. (The plugin itself ends
                 ///< a run of the wrong version with the same status.)
};

constexpr char Help[] = R"(clang-tidy-async: clang-tidy with the checks for asynchronous C++

Usage: clang-tidy-async [options of clang-tidy] FILE... [-- compiler flags]
       clang-tidy-async --check-catalog FILE... [-- compiler flags]

It runs clang-tidy with all the arguments given, and adds
  -load=<the plugin>     unless one of that name is loaded already
  -checks=-*,async-*     unless -checks, -config or -config-file is given, or
                         'Checks' in the .clang-tidy file of a source names
                         async- checks: then these decide

Options of its own:
  --llvm N               use the clang-tidy and the plugin of LLVM N
  --check-catalog        warn about each name in a catalog file that the headers
                         it lists do not declare
  --print-plugin         print the plugin's path
  --print-clang-tidy     print the path of the clang-tidy that is run
  --help, --version      print this and what clang-tidy prints

Environment:
  ASYNC_TIDY_PLUGIN      the plugin to load instead of the one that is found

The exit status is clang-tidy's, and 128 + n if signal n ended it. 2: it could
not be run; 3: clang-tidy could not load the plugin. With --check-catalog: 1 if
there were warnings.
)";

int fail(const Twine &Sentence, int Status = Unusable) {
  errs() << "clang-tidy-async: error: " << Sentence << '\n';
  return Status;
}

int fail(Error Wrong) { return fail(toString(std::move(Wrong))); }

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
  Watch Ignored("-load request ignored");
  const int Status = run(Command, OnOutput, [&](StringRef Text) {
    writeAll(STDERR_FILENO, Text);
    Ignored.feed(Text);
  });
  if (Ignored.seen())
    return fail("clang-tidy could not load a plugin (see above), so its checks "
                "did not run",
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

int lint(const Installation &Here, const Arguments &Given) {
  Expected<std::string> ClangTidy = Here.clangTidy();
  if (!ClangTidy)
    return fail(ClangTidy.takeError());

  std::vector<std::string> Command = {*ClangTidy};
  bool IsLoaded = false;
  for (const std::string &Plugin : Given.Plugins) {
    if (Error Wrong = checkUsersPlugin(Plugin))
      return fail(std::move(Wrong));
    IsLoaded |= sys::path::filename(Plugin) == PluginName;
  }
  if (!IsLoaded) {
    Expected<std::string> Plugin = Here.plugin();
    if (!Plugin)
      return fail(Plugin.takeError());
    Command.push_back("-load=" + *Plugin);
  }
  if (!Given.ChoosesChecks && !configurationChooses(Given.Files))
    Command.push_back("-checks=-*,async-*");
  Command.insert(Command.end(), Given.Rest.begin(), Given.Rest.end());
  return runClangTidy(Command, nullptr);
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
  Expected<Arguments> Given = parseArguments(
      ArrayRef<const char *>(Values + 1, static_cast<size_t>(Count - 1)));
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
  }
  return Unusable;
}
