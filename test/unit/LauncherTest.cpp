//===- LauncherTest.cpp - Tests of the launcher's parts -------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "clang-tidy-async/Baseline.h"
#include "clang-tidy-async/Diff.h"
#include "clang-tidy-async/Findings.h"
#include "clang-tidy-async/ForeignFlags.h"
#include "clang-tidy-async/Pages.h"
#include "clang-tidy-async/Reports.h"
#include "gtest/gtest.h"
#include <algorithm>

using namespace asynctidy::launcher;

namespace {

Diagnostic blocking(std::string File, unsigned Offset, std::string Message) {
  Diagnostic Of;
  Of.Check = "async-blocking-call";
  Of.Message = std::move(Message);
  Of.Where.File = std::move(File);
  Of.Where.Offset = Offset;
  Of.Where.Line = Offset + 1;
  Of.Where.Column = 1;
  return Of;
}

std::vector<std::string> fingerprints(std::vector<Diagnostic> Of) {
  std::sort(Of.begin(), Of.end());
  std::vector<const Diagnostic *> Pointers;
  for (const Diagnostic &D : Of)
    Pointers.push_back(&D);
  std::vector<std::string> Result;
  for (const Finding &F : withFingerprints(Pointers, "/p"))
    Result.push_back(F.Fingerprint);
  return Result;
}

constexpr char Direct[] = "'sleep' blocks the event loop in coroutine 'beat'";

TEST(Fingerprint, DoesNotKnowLines) {
  EXPECT_EQ(fingerprints({blocking("/p/a.cpp", 10, Direct)}),
            fingerprints({blocking("/p/a.cpp", 90, Direct)}));
}

TEST(Fingerprint, KnowsFileNamesAndOrdinal) {
  const auto Of = fingerprints(
      {blocking("/p/a.cpp", 10, Direct), blocking("/p/a.cpp", 20, Direct),
       blocking("/p/b.cpp", 10, Direct),
       blocking("/p/a.cpp", 30,
                "'sleep' blocks the event loop in coroutine 'other'")});
  for (size_t I = 0; I != Of.size(); ++I)
    for (size_t J = 0; J != I; ++J)
      EXPECT_NE(Of[I], Of[J]) << I << ' ' << J;
}

TEST(Fingerprint, KnowsNoWordingOfOurs) {
  EXPECT_EQ(
      fingerprints({blocking("/p/a.cpp", 1, Direct)}),
      fingerprints({blocking("/p/a.cpp", 1,
                             "'sleep' may block the loop of handler 'beat'")}));
  // Of others' messages every word counts.
  Diagnostic One = blocking("/p/a.cpp", 1, "use 'x'");
  One.Check = "misc-a";
  Diagnostic Two = One;
  Two.Message = "do not use 'x'";
  EXPECT_NE(fingerprints({One}), fingerprints({Two}));
}

TEST(Fingerprint, IsRelativeToTheRoot) {
  const Diagnostic Inside = blocking("/p/src/a.cpp", 1, Direct);
  const Diagnostic Outside = blocking("/pp/a.cpp", 1, Direct);
  const auto Of = withFingerprints({&Inside, &Outside}, "/p");
  EXPECT_EQ(Of[0].File, "src/a.cpp");
  EXPECT_EQ(Of[1].File, "/pp/a.cpp");
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Baseline> Read =
      Baseline::parse(llvm::MemoryBufferRef(Text, "b.json"));
  return Read ? std::string() : llvm::toString(Read.takeError());
}

TEST(BaselineFile, ComesBackAsItWasWritten) {
  const Diagnostic Odd =
      blocking("/p/\"a\" b\\c/\xC3\xA4.cpp", 1, "'a\tb' blocks\n'c'");
  const Diagnostic Plain = blocking("/p/a.cpp", 1, Direct);
  Baseline New;
  std::vector<Finding> Of = withFingerprints({&Odd, &Plain}, "/p");
  for (const Finding &F : Of)
    New.add(F);
  const std::string Text = New.text();
  llvm::Expected<Baseline> Read =
      Baseline::parse(llvm::MemoryBufferRef(Text, "b.json"));
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  EXPECT_EQ(Read->text(), Text);
  EXPECT_TRUE(Read->has(Of[0]));
  EXPECT_EQ(Read->size(), 2u);
}

TEST(BaselineFile, TellsThePlaceOfAMistake) {
  EXPECT_EQ(errorOf(Baseline().text()), "");
  EXPECT_NE(errorOf("").find("b.json:1:1: error: "), std::string::npos);
  EXPECT_NE(errorOf("{\n\"version\": 1,\n\"findings\": 3}")
                .find("b.json:3:13: error: 'findings' is a list"),
            std::string::npos)
      << errorOf("{\n\"version\": 1,\n\"findings\": 3}");
  EXPECT_NE(errorOf("{\"version\": 1,\n\"findings\": [").find("b.json:2:"),
            std::string::npos);
}

llvm::Expected<Diff> diffOf(llvm::StringRef Text) {
  return Diff::parse(llvm::MemoryBufferRef(Text, "d"), "/p");
}

bool hasLine(const Diff &Of, std::string File, unsigned Line) {
  Spot Where;
  Where.File = std::move(File);
  Where.Line = Line;
  return Of.hasLine(Where);
}

TEST(UnifiedDiff, KnowsTheLinesThatAreAdded) {
  llvm::Expected<Diff> Of = diffOf("diff --git a/x.cpp b/x.cpp\n"
                                   "--- a/x.cpp\n"
                                   "+++ b/x.cpp\n"
                                   "@@ -1,3 +1,4 @@\n"
                                   " one\n"
                                   "-two\n"
                                   "+2\n"
                                   "+2.5\n"
                                   " three\n"
                                   "@@ -9,0 +11,2 @@ f()\n"
                                   "+++ b/y.cpp\n"
                                   "+x\n"
                                   "\\ No newline at end of file\n"
                                   "--- a/gone.cpp\n"
                                   "+++ /dev/null\n"
                                   "@@ -1 +0,0 @@\n"
                                   "-x\n"
                                   "--- /dev/null\n"
                                   "+++ \"b/\\303\\244 \\\"b.cpp\"\n"
                                   "@@ -0,0 +1 @@\n"
                                   "+x\n");
  ASSERT_TRUE(static_cast<bool>(Of)) << llvm::toString(Of.takeError());
  for (unsigned Line = 1; Line != 14; ++Line)
    EXPECT_EQ(hasLine(*Of, "/p/x.cpp", Line),
              Line == 2 || Line == 3 || Line == 11 || Line == 12)
        << Line;
  EXPECT_EQ(Of->files(), (std::vector<std::string>{"/p/x.cpp",
                                                   "/p/\xC3\xA4 \"b.cpp"}));
}

TEST(UnifiedDiff, TellsWhatIsNone) {
  for (const char *Text :
       {"int main() {}\n", "+++ b/x\n@@ -1 +1,9\n",
        "+++ b/x\n@@ -1,2 +1,2 @@\n x\n!\n",
        "@@ -1 +1 @@\n-x\n+y\n", "+++ b/x\n@@ -1,2 +1 @@\n-a\n+b\n+c\n"}) {
    llvm::Expected<Diff> Of = diffOf(Text);
    ASSERT_FALSE(static_cast<bool>(Of)) << Text;
    EXPECT_EQ(llvm::toString(Of.takeError()).substr(0, 2), "d:") << Text;
  }
  EXPECT_TRUE(static_cast<bool>(diffOf("")));
}

TEST(UnifiedDiff, CountsAStepOfTheChain) {
  llvm::Expected<Diff> Of = diffOf("+++ b/h.h\n@@ -0,0 +3 @@\n+x\n");
  ASSERT_TRUE(static_cast<bool>(Of));
  Diagnostic Found = blocking("/p/a.cpp", 2, Direct);
  EXPECT_FALSE(Of->touches(Found));
  Note Step;
  Step.Where.File = "/p/h.h";
  Step.Where.Line = 3;
  Found.Notes.push_back(Step);
  EXPECT_TRUE(Of->touches(Found));
}

TEST(UnknownFlags, AreReadFromWhatClangSays) {
  const std::set<std::string> Flags = {"-fconcepts",  "-flto-partition=none",
                                       "-mabi=ms",    "-march=new",
                                       "-std=c++29",  "-std=gnu++29",
                                       "-fcoroutines"};
  const auto Unknown = unknownFlags(
      "error: unknown argument: '-fconcepts' [clang-diagnostic-error]\n"
      "error: unknown argument '-flto-partition=none'; did you mean "
      "'-flto-partitions=none'? [clang-diagnostic-error]\n"
      "error: unsupported option '-mabi=' for target 'x' [...]\n"
      "error: unknown target CPU 'new' [...]\n"
      "note: valid target CPU values are: old\n"
      "error: invalid value 'c++29' in '-std=c++29' [...]\n"
      "note: use 'c++98' or 'c++03' for 'ISO C++ 1998' standard\n"
      "note: use 'gnu++2b' for 'ISO C++ 2023 with GNU extensions' standard\n"
      "note: use 'c++2b' for 'ISO C++ 2023' standard\n"
      "error: invalid value 'gnu++29' in '-std=gnu++29' [...]\n"
      "note: use 'c++2b' for 'ISO C++ 2023' standard\n"
      "note: use 'gnu++2b' for 'ISO C++ 2023 with GNU extensions' standard\n"
      "error: no such file [...]\n"
      "note: use 'c++98' for nothing\n",
      Flags);
  const std::map<std::string, std::string> Expected = {
      {"-fconcepts", ""},         {"-flto-partition=none", ""},
      {"-mabi=ms", ""},           {"-march=new", ""},
      {"-std=c++29", "-std=c++2b"}, {"-std=gnu++29", "-std=gnu++2b"}};
  EXPECT_EQ(Unknown, Expected);
}

TEST(UnknownFlags, AreSoughtAmongTheUnusual) {
  const std::vector<std::string> Arguments = {
      "g++", "-O2", "-Wall", "-isystem", "-fdir", "-D", "-fX", "-DA=-fb",
      "-fconcepts", "-std=gnu++20", "-o", "-fout", "-mno-x", "a.cpp"};
  const auto Doubtful = doubtfulFlags(Arguments);
  ASSERT_EQ(Doubtful.size(), 2u);
  EXPECT_EQ(Doubtful[0], "-fconcepts");
  EXPECT_EQ(Doubtful[1], "-mno-x");
}

TEST(GitHub, EscapesWhatItsLinesCannotHold) {
  Diagnostic Of = blocking("/p/a,b:c%.cpp", 1, "100% of\n'x'");
  EXPECT_EQ(githubLine(Of, "/p"),
            "::warning file=a%2Cb%3Ac%25.cpp,line=2,col=1,"
            "title=async-blocking-call::100%25 of%0A'x'\n");
}

TEST(Page, IsThereForEachCheck) {
  for (const char *Check : {"async-blocking-call", "async-blocking-scope"}) {
    const Page *Of = pageOf(Check);
    ASSERT_TRUE(Of) << Check;
    EXPECT_EQ(Of->Text.take_front(2), "# ");
    EXPECT_EQ(summaryOf(*Of).substr(0, 6), "Finds ");
  }
  EXPECT_EQ(pageOf("async-nothing"), nullptr);
}

} // namespace
