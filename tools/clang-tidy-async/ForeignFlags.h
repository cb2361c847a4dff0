//===- ForeignFlags.h - Flags that this clang does not know -----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_LAUNCHER_FOREIGNFLAGS_H
#define ASYNCTIDY_TOOLS_LAUNCHER_FOREIGNFLAGS_H

#include "Database.h"
#include <map>
#include <set>
#include <tuple>

namespace asynctidy {
namespace launcher {

/// A compilation database that GCC's build made holds flags of GCC's, and one of
/// another clang's holds newer ones: clang-tidy ends a unit with an error for
/// each. Which flags those are differs from one clang to the next, so nothing is
/// written down here: clang-tidy itself is asked, once for all commands, with an
/// empty file. Commands with nothing but everyday flags ask nothing.
class ForeignFlags {
public:
  /// \param Scratch a directory for the empty file.
  ForeignFlags(llvm::StringRef ClangTidy, llvm::StringRef Scratch)
      : ClangTidy(ClangTidy), Scratch(Scratch) {}

  /// Finds out about the flags of \p Commands.
  llvm::Error learn(llvm::ArrayRef<const CompileCommand *> Commands);

  /// Leaves out of a command what clang does not know.
  /// \returns whether anything changed.
  bool clean(CompileCommand &Command);

  /// What clean() did, in a sentence or two; empty if nothing.
  std::string remark(unsigned Major) const;

private:
  /// Flags are understood by the driver of a target, for a language.
  struct Context {
    std::string Driver;
    bool IsC;
    bool operator<(const Context &Other) const {
      return std::tie(Driver, IsC) < std::tie(Other.Driver, Other.IsC);
    }
  };
  static Context contextOf(const CompileCommand &Command);
  /// Where GCC's build made a precompiled header, clang before 17 ends with an
  /// error: it takes the file beside the header for its own. \returns a header
  /// that includes the other and has none beside it; empty if there is no need,
  /// or no way.
  std::string withoutPrecompiled(llvm::StringRef Header,
                                 const CompileCommand &Command);
  /// Asks clang-tidy, until it has nothing more to say.
  llvm::Error ask(const Context &For, std::set<std::string> Flags);

  const std::string ClangTidy;
  const std::string Scratch;
  /// What is put in the place of a flag; empty: nothing.
  std::map<Context, std::map<std::string, std::string>> Unknown;

  // What clean() did.
  std::set<std::string> LeftOut;
  std::map<std::string, std::string> Replaced;
  /// Headers with a precompiled one of GCC's, and what stands for them.
  std::map<std::string, std::string> Wrappers;
  bool RaisedStandard = false;
  bool DroppedErrors = false;
};

/// The answers in what clang-tidy said of \p Flags: an unknown flag and what to
/// put in its place (nothing, or for a language standard the newest that clang
/// offers).
std::map<std::string, std::string>
unknownFlags(llvm::StringRef Said, const std::set<std::string> &Flags);

/// The flags of a command that not every compiler is sure to know.
std::vector<llvm::StringRef>
doubtfulFlags(llvm::ArrayRef<std::string> Arguments);

} // namespace launcher
} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_LAUNCHER_FOREIGNFLAGS_H
