//===- AsyncCheck.cpp - What all checks of this module share --------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::async {

using namespace ast_matchers;
using namespace asynctidy;

namespace {

// task<> echo(socket s) { ...co_await... }   bool await_ready() { ... }
AST_MATCHER_P(FunctionDecl, mayBeRoot, const RootNames *, Names) {
  (void)Finder;
  (void)Builder;
  return Names->mayBeRoot(Node);
}

// timer.async_wait([](error_code) { ... })
AST_POLYMORPHIC_MATCHER_P(mayTakeHandler,
                          AST_POLYMORPHIC_SUPPORTED_TYPES(CallExpr,
                                                          CXXConstructExpr),
                          const HandlerNames *, Names) {
  (void)Finder;
  (void)Builder;
  return Names->contains(Node);
}

} // namespace

AsyncCheck::AsyncCheck(StringRef Name, ClangTidyContext *Context,
                       UnitReaders &Readers)
    : ClangTidyCheck(Name, Context),
      Chosen(Options, Name, *Context,
             [this](const llvm::Twine &Message) {
               Mistakes.push_back(Message.str());
             }),
      Reader(Readers.get(Context, Chosen)) {}

AsyncCheck::~AsyncCheck() = default;

bool AsyncCheck::isLanguageVersionSupported(const LangOptions &Options) const {
  return Options.CPlusPlus;
}

void AsyncCheck::storeOptions(ClangTidyOptions::OptionMap &Map) {
  Chosen.store(Options, Map);
}

void AsyncCheck::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                     Preprocessor *) {
  Reader->setMacros(PP);
}

void AsyncCheck::registerMatchers(MatchFinder *Finder) {
  Mistakes.insert(Mistakes.end(), Reader->mistakes().begin(),
                  Reader->mistakes().end());
  for (const std::string &Mistake : Mistakes)
    if (Reader->isNew(Mistake))
      configurationDiag(Mistake, DiagnosticIDs::Error);
  Finder->addMatcher(translationUnitDecl(), this);
  IsCollector = Reader->claim();
  if (!IsCollector)
    return;
  Finder->addMatcher(functionDecl(mayBeRoot(&Reader->rootNames())).bind("root"),
                     this);
  const HandlerNames *Handlers = &Reader->handlerNames();
  Finder->addMatcher(callExpr(mayTakeHandler(Handlers)).bind("handler"), this);
  Finder->addMatcher(cxxConstructExpr(mayTakeHandler(Handlers)).bind("handler"),
                     this);
}

void AsyncCheck::check(const MatchFinder::MatchResult &Result) {
  Reader->setAST(*Result.Context);
  if (const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("root"))
    Reader->add(*Function);
  if (const auto *Call = Result.Nodes.getNodeAs<Expr>("handler"))
    Reader->addHandler(*Call);
}

void AsyncCheck::onEndOfTranslationUnit() {
  if (!Reader->ast())
    return;
  if (IsCollector && Chosen.verifiesCatalog())
    verifyCatalog();
  auto At = [](SourcePoint Point) {
    return SourceLocation::getFromRawEncoding(Point.Raw);
  };
  for (const Message &M : messages(Reader->analysis())) {
    auto Said = diag(At(M.Where), M.Text,
                     M.IsNote ? DiagnosticIDs::Note : DiagnosticIDs::Warning);
    if (M.Fix.Begin.isValid())
      Said << FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(At(M.Fix.Begin), At(M.Fix.End)),
          M.Fix.Text);
  }
}

void AsyncCheck::verifyCatalog() {
  for (const auto &[Name, Entry] : unmatchedNames(*Reader->ast(), Reader->packs()))
    configurationDiag((Entry->Place.File + ":" +
                       llvm::Twine(Entry->Place.Line) + ":" +
                       llvm::Twine(Entry->Place.Column) + ": '" + Name +
                       "' names no function that is declared here")
                          .str());
}

/// Whether a NOLINT comment may hide what is said at \p Where. Whom it names is
/// not looked at: a chain told twice is better than one that nobody is told.
static bool mayBeHidden(SourceLocation Where, const SourceManager &Sources) {
  auto [File, Offset] = Sources.getDecomposedLoc(Where);
  bool IsInvalid = false;
  StringRef Text = Sources.getBufferData(File, &IsInvalid);
  if (IsInvalid)
    return false;
  StringRef Before = Text.take_front(Offset);
  StringRef Above = Before.take_front(Before.rfind('\n') + 1);
  StringRef Line = Text.drop_front(Above.size()).split('\n').first;
  return Line.contains("NOLINT") ||
         Above.rtrim().rsplit('\n').second.contains("NOLINTNEXTLINE") ||
         Above.count("NOLINTBEGIN") > Above.count("NOLINTEND");
}

/// A finding that a comment hides takes its notes with it: the next one that
/// reaches the same blocking call tells the chain.
static void tellHiddenChains(std::vector<Finding> &Found,
                             const UnitFacts &Facts,
                             const SourceManager &Sources) {
  auto IsHidden = [&](int I) {
    const ChainStep &First = Found[I].Chain.front();
    SourcePoint Where = Facts.Functions[First.Caller].Calls[First.Site].Where;
    return mayBeHidden(SourceLocation::getFromRawEncoding(Where.Raw), Sources);
  };
  llvm::DenseMap<int, int> Teller;
  for (size_t I = 0; I != Found.size(); ++I) {
    if (Found[I].SameAs < 0)
      continue;
    int &Told =
        Teller.try_emplace(Found[I].SameAs, Found[I].SameAs).first->second;
    Found[I].SameAs = Told;
    if (IsHidden(Told)) {
      Told = static_cast<int>(I);
      Found[I].SameAs = -1;
    }
  }
}

std::vector<Message> AsyncCheck::messages(const UnitAnalysis &Unit) const {
  std::vector<Finding> Found = findings(Unit);
  tellHiddenChains(Found, Unit.facts(), Reader->ast()->getSourceManager());
  std::vector<Message> Messages;
  for (const Finding &F : Found)
    for (Message &M : report(F, Found, Unit.facts(), Reader->packs()))
      Messages.push_back(std::move(M));
  return Messages;
}

} // namespace clang::tidy::async
