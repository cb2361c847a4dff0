//===- VersionGuard.cpp - Refuses a clang-tidy of another version ---------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A plugin that was built for another LLVM loads without complaint, lists its
/// checks, reports nothing, and lets the run end well: the module registry and
/// the AST lie elsewhere in memory. So the plugin asks its host for the version
/// before it registers anything, and ends the run if that is not its own.
///
/// Nothing of LLVM may be used here: what it is made of differs between the two.
///
//===----------------------------------------------------------------------===//

#include "Compat/Version.h"
#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace {

/// The exit status of a run that was refused; clang-tidy's own are 0 to 2.
constexpr int Refused = 3;

/// The major version in a text like "Debian clang version 22.1.8 (...)", or 0.
unsigned majorIn(const std::string &Text) {
  static const char Words[] = "clang version ";
  const size_t At = Text.find(Words);
  if (At == std::string::npos)
    return 0;
  return static_cast<unsigned>(
      std::strtoul(Text.c_str() + At + sizeof(Words) - 1, nullptr, 10));
}

/// The priority puts this before the constructor of the registry's object; 101
/// is the first that is not reserved.
__attribute__((constructor(101))) void refuseForeignClang() {
  // The host's function: the plugin has no copy of it.
  const std::string Host = clang::getClangFullVersion();
  const unsigned HostMajor = majorIn(Host);
  constexpr unsigned Own = asynctidy::compat::builtAgainst();
  if (HostMajor == Own)
    return;

  if (HostMajor != 0)
    std::fprintf(stderr,
                 "clang-tidy-async: this plugin is built for clang-tidy %u, but "
                 "was loaded by clang-tidy %u (%s): run clang-tidy-%u, or load "
                 "the plugin that is built for clang-tidy %u\n",
                 Own, HostMajor, Host.c_str(), Own, HostMajor);
  else
    std::fprintf(stderr,
                 "clang-tidy-async: this plugin is built for clang-tidy %u, but "
                 "was loaded by a program of unknown version (%s): run "
                 "clang-tidy-%u\n",
                 Own, Host.c_str(), Own);
  std::fflush(stderr);
  // Not exit(): destructors and handlers belong to the foreign version.
  ::_exit(Refused);
}

} // namespace
