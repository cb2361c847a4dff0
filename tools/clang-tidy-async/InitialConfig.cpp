//===- InitialConfig.cpp - A first .clang-tidy ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InitialConfig.h"
#include "Catalog/Catalog.h"
#include "Database.h"
#include "Pages.h"
#include "Text.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <set>
#include <vector>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// What an #include line names, with < or " in front; empty if it is none.
StringRef includedIn(StringRef Line) {
  Line = Line.ltrim();
  if (!Line.consume_front("#"))
    return {};
  Line = Line.ltrim();
  if (!Line.consume_front("include"))
    return {};
  Line = Line.ltrim();
  if (Line.empty() || (Line.front() != '<' && Line.front() != '"'))
    return {};
  return Line.take_front(Line.find_first_of(">\"", 1));
}

/// The beginning of the headers' paths, in lower case: "boost/asio".
struct Headers {
  std::string Begin;
  std::string Title;
};

std::vector<Headers> headersOfLibraries() {
  std::vector<Headers> Result;
  const Catalog Packs = Catalog::builtin();
  for (const CatalogLibrary &Library : Packs.libraries()) {
    auto Add = [&](StringRef Namespace) {
      SmallVector<StringRef, 4> Parts;
      Namespace.split(Parts, "::");
      // The C++ library is in every program.
      if (!Namespace.empty() && Parts.front() != "std")
        Result.push_back({StringRef(join(Parts, "/")).lower(),
                          Library.Title.str()});
    };
    for (StringRef Namespace : Library.Namespaces)
      Add(Namespace);
    for (StringRef Type : Library.CoroutineTypes)
      Add(Type.drop_back(lastComponent(Type).size()).rtrim(':'));
  }
  return Result;
}

bool isOf(StringRef Header, const Headers &Library) {
  const std::string Path = Header.lower();
  StringRef Rest = Path;
  return Rest.consume_front(Library.Begin) &&
         (Rest.empty() || Rest.front() == '/' || Rest.front() == '.');
}

/// The headers that a file names, and those of its own project that it
/// includes: the ones that lie where it says.
void collect(const std::string &File, std::set<std::string> &Seen,
             std::set<std::string> &Named) {
  constexpr size_t MaxFiles = 1000;
  if (Seen.size() == MaxFiles || !Seen.insert(File).second)
    return;
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return;
  SmallVector<StringRef, 64> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n');
  for (StringRef Line : Lines) {
    const StringRef Included = includedIn(Line);
    if (Included.empty())
      continue;
    Named.insert(Included.drop_front().str());
    if (Included.front() == '"')
      collect(cleanPath(Included.drop_front(), sys::path::parent_path(File)),
              Seen, Named);
  }
}

} // namespace

std::map<std::string, unsigned> librariesIn(ArrayRef<std::string> Files) {
  const std::vector<Headers> Known = headersOfLibraries();
  std::map<std::string, unsigned> Result;
  for (const std::string &File : Files) {
    std::set<std::string> Seen, Named, Titles;
    collect(File, Seen, Named);
    for (const std::string &Header : Named) {
      // <boost/asio.hpp> is Asio's, not Boost's.
      const Headers *Best = nullptr;
      for (const Headers &Of : Known)
        if (isOf(Header, Of) &&
            (!Best || Of.Begin.size() > Best->Begin.size()))
          Best = &Of;
      if (Best)
        Titles.insert(Best->Title);
    }
    for (const std::string &Title : Titles)
      ++Result[Title];
  }
  return Result;
}

std::string initialConfig(const std::map<std::string, unsigned> &Libraries) {
  std::string Text;
  raw_string_ostream Out(Text);
  Out << "# What clang-tidy looks for here, made by clang-tidy-async --init.\n"
         "# It is written so that LLVM 14 to 22 understand it.\n#\n";
  if (Libraries.empty())
    Out << "# No library that the catalog knows is included by name; C, POSIX "
           "and the C++\n# library are always looked at.\n";
  else
    Out << "# Libraries of the catalog that are included:\n";
  for (const auto &[Title, Count] : Libraries)
    Out << "#   " << Title << " (" << Count
        << (Count == 1 ? " file)\n" : " files)\n");
  Out << "\n# The checks:\n";
  for (const Page &Of : pages())
    Out << "#   " << Of.Check << "\n#     " << summaryOf(Of) << '\n';
  Out << "# Those of clang-tidy's own that you want follow after a comma: "
         "'-*,async-*,bugprone-*'.\n"
         "Checks: '-*,async-*'\n"
         "\n"
         "# Findings in your own headers are told as well (not by default "
         "before LLVM 22).\n"
         "HeaderFilterRegex: '.*'\n"
         "\n"
         "# Findings that make the run fail: '' for none, 'async-*' for all.\n"
         "WarningsAsErrors: ''\n"
         "\n"
         "CheckOptions:\n"
         "  # What counts as blocking, as globs. 'lock' (a mutex) and "
         "'terminal' (printf,\n"
         "  # std::cout) are off because many programs accept them; the "
         "others are\n"
         "  # ";
  bool IsFirst = true;
  for (Category C : allCategories()) {
    if (!isOnByDefault(C))
      continue;
    Out << (IsFirst ? "" : ", ") << categoryName(C);
    IsFirst = false;
  }
  Out << ".\n"
         "  - { key: async-blocking-call.Categories, value: '*,-lock,-terminal' "
         "}\n"
         "  # Functions of your own that may block, or do not, as globs of "
         "qualified names:\n"
         "  # - { key: async-blocking-call.AllowedFunctions, value: "
         "'app::trace;app::metrics::*' }\n"
         "  # Coroutines that run on a thread of their own, by their return "
         "type:\n"
         "  # - { key: async-blocking-call.AllowedCoroutineTypes, value: "
         "'app::BackgroundTask' }\n"
         "  # What your own libraries do; the path begins at this file:\n"
         "  # - { key: async-blocking-call.CatalogFile, value: "
         "'tools/blocking.yaml' }\n";
  Out.flush();
  return Text;
}

} // namespace launcher
} // namespace asynctidy
