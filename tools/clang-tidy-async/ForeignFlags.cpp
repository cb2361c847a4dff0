//===- ForeignFlags.cpp - Flags that this clang does not know -------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ForeignFlags.h"
#include "Child.h"
#include "Installation.h"
#include "Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

/// Options whose value is the next argument, which is no flag then.
constexpr StringLiteral TakesNext[] = {
    "-o",       "-I",       "-isystem",     "-iquote",       "-idirafter",
    "-include", "-imacros", "-iprefix",     "-iwithprefix",  "-isysroot",
    "-D",       "-U",       "-x",           "-MF",           "-MT",
    "-MQ",      "-MJ",      "-Xclang",      "-Xlinker",      "-Xassembler",
    "-L",       "-l",       "-T",           "-u",            "-z",
    "-arch",    "-target",  "--param",      "-Xpreprocessor", "--sysroot",
    "-B",       "-G",       "-main-file-name", "-mllvm",     "-Xarch_host"};

/// GCC's own options of that kind: the value goes with the option.
constexpr StringLiteral ForeignTakesNext[] = {"-wrapper", "-dumpbase",
                                              "-dumpdir", "-aux-info",
                                              "-dumpbase-ext"};

/// Everyday flags that GCC and every clang from 14 on take alike, and options
/// whose value is written after them. A flag that is missing here costs one
/// question.
constexpr StringLiteral KnownToAll[] = {
    "-c", "-S", "-E", "-v", "-w", "-pipe", "-pthread", "-pedantic", "-ansi",
    "-MD", "-MMD", "-MP", "-MG", "-M", "-MM", "-nostdinc", "-nostdinc++",
    "-undef", "-shared", "-static", "-rdynamic", "-pie", "-s", "-fPIC", "-fpic",
    "-fPIE", "-fpie", "-fno-pic", "-fno-PIC", "-fno-pie", "-fno-PIE",
    "-fexceptions", "-fno-exceptions", "-frtti", "-fno-rtti",
    "-fomit-frame-pointer", "-fno-omit-frame-pointer", "-fstrict-aliasing",
    "-fno-strict-aliasing", "-fstack-protector", "-fstack-protector-strong",
    "-fstack-protector-all", "-fno-stack-protector", "-ffunction-sections",
    "-fdata-sections", "-fno-common", "-fcommon", "-fsigned-char",
    "-funsigned-char", "-ffast-math", "-fno-math-errno", "-fwrapv", "-fopenmp",
    "-ffreestanding", "-fhosted", "-fbuiltin", "-fno-builtin",
    "-fno-delete-null-pointer-checks", "-fshort-enums", "-fms-extensions",
    "-fvisibility-inlines-hidden", "-fdiagnostics-color", "-flto", "-fno-lto",
    "-fcolor-diagnostics", "-fno-threadsafe-statics", "-fsyntax-only",
    "-fno-plt", "-fpermissive", "-fno-trapping-math", "-fno-common",
    "-fcf-protection", "-fprofile-arcs", "-ftest-coverage", "-m64", "-m32",
    "-march=native", "-mtune=native", "-mtune=generic", "-msse2", "-msse3",
    "-mssse3", "-msse4.1", "-msse4.2", "-mavx", "-mavx2", "-mfma", "-maes",
    "-mpclmul", "-mbmi", "-mbmi2", "-std=c++11", "-std=c++14", "-std=c++17",
    "-std=c++20", "-std=gnu++11", "-std=gnu++14", "-std=gnu++17",
    "-std=gnu++20", "-std=c++1y", "-std=c++1z", "-std=c++2a", "-std=gnu++1y",
    "-std=gnu++1z", "-std=gnu++2a", "-std=c99", "-std=c11", "-std=c17",
    "-std=gnu99", "-std=gnu11", "-std=gnu17"};
constexpr StringLiteral KnownBeginnings[] = {
    "-I", "-D", "-U", "-L", "-l", "-o", "-O", "-g", "-W", "-isystem",
    "-iquote", "-include", "-idirafter", "-isysroot", "-M", "-x",
    "-fvisibility=", "-fdiagnostics-color=", "-fmacro-prefix-map=",
    "-ffile-prefix-map=", "-fdebug-prefix-map=", "-ftemplate-depth",
    "-fsanitize=address", "-fsanitize=undefined", "-fsanitize=thread",
    "--sysroot", "--param", "-stdlib="};

bool isKnown(StringRef Flag) {
  static const StringSet<> Known = [] {
    StringSet<> Set;
    for (StringRef Name : KnownToAll)
      Set.insert(Name);
    return Set;
  }();
  return Known.count(Flag) != 0 ||
         any_of(KnownBeginnings,
                [&](StringRef Begin) { return beginsWith(Flag, Begin); });
}

bool isClang(StringRef Driver) {
  return sys::path::filename(Driver).contains("clang");
}

/// Whether -Werror and its like: they speak of the warnings of the compiler
/// that the command was written for. clang would make errors of its own.
bool makesErrors(StringRef Flag) {
  return Flag == "-Werror" || beginsWith(Flag, "-Werror=") ||
         Flag == "-pedantic-errors";
}

/// Whether a flag switches on in GCC what clang has from C++20 on only.
bool isOfCxx20(StringRef Flag) {
  return Flag == "-fcoroutines" || beginsWith(Flag, "-fconcepts") ||
         Flag == "-fmodules-ts" || Flag == "-fmodules";
}

bool isCxx20(StringRef Standard) {
  for (StringRef Year : {"20", "2a", "23", "2b", "26", "2c"})
    if (Standard.contains(Year))
      return true;
  return false;
}

/// The texts in single quotes in a line.
SmallVector<StringRef, 4> quotedIn(StringRef Line) {
  SmallVector<StringRef, 4> Texts;
  while (true) {
    const size_t Open = Line.find('\'');
    if (Open == StringRef::npos)
      return Texts;
    const size_t Close = Line.find('\'', Open + 1);
    if (Close == StringRef::npos)
      return Texts;
    Texts.push_back(Line.slice(Open + 1, Close));
    Line = Line.drop_front(Close + 1);
  }
}

/// Which of the flags an error speaks of.
std::vector<std::string> meantBy(StringRef Line,
                                 const std::set<std::string> &Flags) {
  const SmallVector<StringRef, 4> Texts = quotedIn(Line);
  for (StringRef Text : Texts)
    if (Flags.count(Text.str()))
      return {Text.str()};
  std::vector<std::string> Meant;
  for (const std::string &Flag : Flags)
    for (StringRef Text : Texts) {
      // unsupported option '-mabi=' for target '...'
      const bool IsOption = beginsWith(Text, "-") && endsWith(Text, "=") &&
                            beginsWith(StringRef(Flag), Text);
      // unsupported argument 'x' to option '-mfoo='; unknown target CPU 'x'
      const bool IsValue = endsWith(StringRef(Flag), ("=" + Text).str());
      if (!Text.empty() && (IsOption || IsValue)) {
        Meant.push_back(Flag);
        break;
      }
    }
  return Meant;
}

} // namespace

std::vector<StringRef> doubtfulFlags(ArrayRef<std::string> Arguments) {
  std::vector<StringRef> Doubtful;
  for (size_t I = 1; I < Arguments.size(); ++I) {
    const StringRef Argument = Arguments[I];
    if (is_contained(TakesNext, Argument))
      ++I;
    else if (beginsWith(Argument, "-") && Argument != "-" && Argument != "--" &&
             !isKnown(Argument))
      Doubtful.push_back(Argument);
  }
  return Doubtful;
}

std::map<std::string, std::string>
unknownFlags(StringRef Said, const std::set<std::string> &Flags) {
  std::map<std::string, std::string> Unknown;
  std::string OfNotes;
  SmallVector<StringRef, 64> Lines;
  Said.split(Lines, '\n');
  for (StringRef Line : Lines) {
    Line = Line.trim();
    if (Line.consume_front("error: ")) {
      OfNotes.clear();
      for (const std::string &Flag : meantBy(Line, Flags)) {
        Unknown[Flag];
        if (beginsWith(StringRef(Flag), "-std="))
          OfNotes = Flag;
      }
      continue;
    }
    // use 'gnu++2b' for '...': the last of the same family is the newest.
    if (!Line.consume_front("note: use '") || OfNotes.empty())
      continue;
    const StringRef Name = Line.split('\'').first;
    if (beginsWith(Name, "gnu") == beginsWith(OfNotes, "-std=gnu"))
      Unknown[OfNotes] = ("-std=" + Name).str();
  }
  return Unknown;
}

ForeignFlags::Context
ForeignFlags::contextOf(const CompileCommand &Command) {
  const StringRef Extension = sys::path::extension(Command.File);
  return {Command.Arguments.empty() ? "" : Command.Arguments.front(),
          Extension == ".c" || Extension == ".i"};
}

Error ForeignFlags::learn(ArrayRef<const CompileCommand *> Commands) {
  std::map<Context, std::set<std::string>> Doubtful;
  for (const CompileCommand *Command : Commands)
    for (StringRef Flag : doubtfulFlags(Command->Arguments))
      Doubtful[contextOf(*Command)].insert(Flag.str());
  for (auto &[For, Flags] : Doubtful)
    if (Error Wrong = ask(For, Flags))
      return Wrong;
  return Error::success();
}

Error ForeignFlags::ask(const Context &For, std::set<std::string> Flags) {
  SmallString<256> File(Scratch);
  sys::path::append(File, For.IsC ? "flags.c" : "flags.cpp");
  std::error_code Code;
  raw_fd_ostream(File, Code) << "\n";
  if (Code)
    return failure("cannot write '" + File + "': " + Code.message());

  // The driver looks at all flags at once, the compiler proper stops at its
  // first complaint.
  constexpr unsigned MaxRounds = 8;
  for (unsigned Round = 0; Round != MaxRounds; ++Round) {
    CompileCommand Command;
    Command.Directory = Scratch;
    Command.File = std::string(File);
    Command.Arguments = {For.Driver};
    for (const std::string &Flag : Flags) {
      auto Known = Unknown[For].find(Flag);
      if (Known == Unknown[For].end())
        Command.Arguments.push_back(Flag);
      else if (!Known->second.empty())
        Command.Arguments.push_back(Known->second);
    }
    Command.Arguments.insert(Command.Arguments.end(),
                             {"-c", std::string(File)});
    if (Error Wrong = writeDatabase(Scratch, Command))
      return Wrong;

    std::string Said;
    const int Status =
        run({ClangTidy, "--quiet", "--config={}", "--use-color=false",
             "--checks=-*,misc-definitions-in-headers", "-p", Scratch,
             std::string(File)},
            [&](StringRef Text) { Said += Text; }, [](StringRef) {});
    if (signalHandedOn() != 0)
      return failure("interrupted");
    if (Status == 0)
      return Error::success();
    bool IsNew = false;
    for (auto &[Flag, Instead] : unknownFlags(Said, Flags))
      IsNew |= Unknown[For].emplace(Flag, Instead).second;
    // What is left is for the unit itself to show.
    if (!IsNew)
      return Error::success();
  }
  return Error::success();
}

std::string ForeignFlags::withoutPrecompiled(StringRef Header,
                                             const CompileCommand &Command) {
  const std::string Path = cleanPath(Header, Command.Directory);
  if (!sys::fs::exists(Path + ".gch"))
    return {};
  auto [Known, IsNew] = Wrappers.emplace(Path, "");
  if (!IsNew)
    return Known->second;
  SmallString<256> Wrapper(Scratch);
  sys::path::append(Wrapper, "precompiled" + Twine(Wrappers.size()) + ".h");
  std::error_code Code;
  raw_fd_ostream File(Wrapper, Code);
  if (!Code) {
    File << "#include \"" << Path << "\"\n";
    Known->second = std::string(Wrapper);
  }
  return Known->second;
}

bool ForeignFlags::clean(CompileCommand &Command) {
  auto Found = Unknown.find(contextOf(Command));
  static const std::map<std::string, std::string> None;
  const auto &Foreign = Found == Unknown.end() ? None : Found->second;
  const bool IsOurs =
      Command.Arguments.empty() || isClang(Command.Arguments.front());

  std::vector<std::string> Kept;
  StringRef Standard;
  bool NeedsCxx20 = false, Changed = false;
  for (size_t I = 0; I != Command.Arguments.size(); ++I) {
    const std::string &Argument = Command.Arguments[I];
    if (I != 0 && is_contained(TakesNext, StringRef(Argument))) {
      Kept.push_back(Argument);
      if (I + 1 == Command.Arguments.size())
        continue;
      Kept.push_back(Command.Arguments[++I]);
      if (Argument == "-include" && !IsOurs) {
        const std::string Other = withoutPrecompiled(Kept.back(), Command);
        Changed |= !Other.empty();
        if (!Other.empty())
          Kept.back() = Other;
      }
      continue;
    }
    if (beginsWith(StringRef(Argument), "-std="))
      Standard = Argument;
    if (I != 0 && !IsOurs && makesErrors(Argument)) {
      DroppedErrors = Changed = true;
      continue;
    }
    auto Unknown = I == 0 ? Foreign.end() : Foreign.find(Argument);
    if (Unknown == Foreign.end()) {
      Kept.push_back(Argument);
      continue;
    }
    Changed = true;
    NeedsCxx20 |= isOfCxx20(Argument);
    if (!Unknown->second.empty()) {
      Kept.push_back(Unknown->second);
      Replaced.insert(*Unknown);
      continue;
    }
    LeftOut.insert(Argument);
    if (is_contained(ForeignTakesNext, StringRef(Argument)) &&
        I + 1 != Command.Arguments.size())
      ++I;
  }
  if (NeedsCxx20 && !isCxx20(Standard)) {
    Kept.insert(Kept.begin() + 1, "-std=gnu++20");
    Kept.erase(std::remove_if(Kept.begin() + 2, Kept.end(),
                              [](StringRef Argument) {
                                return beginsWith(Argument, "-std=");
                              }),
               Kept.end());
    RaisedStandard = true;
  }
  if (Changed)
    Command.Arguments = std::move(Kept);
  return Changed;
}

std::string ForeignFlags::remark(unsigned Major) const {
  std::string Text;
  raw_string_ostream Out(Text);
  if (!LeftOut.empty()) {
    Out << "clang " << Major << " does not know '" << join(LeftOut, "', '")
        << "', left out";
    if (RaisedStandard)
      Out << " and read as C++20";
  }
  for (auto &[Flag, Instead] : Replaced)
    Out << (Out.tell() ? "; '" : "'") << Flag << "' is read as '" << Instead
        << "'";
  for (const auto &Of : Wrappers)
    if (!Of.second.empty())
      Out << (Out.tell() ? "; '" : "'") << Of.first
          << ".gch' is GCC's, left out";
  if (DroppedErrors)
    Out << (Out.tell() ? "; " : "")
        << "-Werror speaks of another compiler's warnings, left out";
  Out.flush();
  return Text;
}

} // namespace launcher
} // namespace asynctidy
