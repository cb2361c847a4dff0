//===- FixReader.cpp - Where a fix may stand ------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FixReader.h"
#include "Compat/Templates.h"
#include "Extract/BodyWalker.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include <numeric>

using namespace clang;

namespace asynctidy {

//===----------------------------------------------------------------------===//
// The coroutine
//===----------------------------------------------------------------------===//

/// Whether the text of the function is that of this function alone.
static bool isInstance(const DeclContext *Context) {
  for (; Context && !Context->isTranslationUnit();
       Context = Context->getParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(Context)) {
      if (F->getTemplateInstantiationPattern())
        return true;
    } else if (const auto *Special =
                   dyn_cast<ClassTemplateSpecializationDecl>(Context)) {
      if (Special->getSpecializationKind() != TSK_ExplicitSpecialization)
        return true;
    }
  }
  return false;
}

/// Whether the class is written without the arguments that have a default: a
/// library's operations are made for those.
static bool hasDefaultArguments(const CXXRecordDecl &Record) {
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Special)
    return true;
  const TemplateParameterList &Parameters =
      *Special->getSpecializedTemplate()->getTemplateParameters();
  const TemplateArgumentList &Given = Special->getTemplateArgs();
  ASTContext &AST = Record.getASTContext();
  // The first argument is the result, whose default is `void`.
  for (unsigned I = 1; I < Parameters.size() && I < Given.size(); ++I) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(Parameters.getParam(I));
    if (!Type || !Type->hasDefaultArgument())
      continue;
    const QualType Default = compat::defaultArgument(*Type);
    if (Default->isDependentType() ||
        Given[I].getKind() != TemplateArgument::Type ||
        !AST.hasSameType(Default, Given[I].getAsType()))
      return false;
  }
  return true;
}

/// Collects the calls that are statements of their own. A handler cannot await.
static void collectStatements(const Stmt *S, FixObstacle Obstacle,
                              llvm::DenseMap<const Expr *, FixObstacle> &Found) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    if (isa<CallExpr>(E))
      Found.try_emplace(E, Obstacle);
    return;
  }
  const auto Collect = [&](const Stmt *Inner) {
    collectStatements(Inner, Obstacle, Found);
  };
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass:
  case Stmt::LabelStmtClass:
    for (const Stmt *Child : S->children())
      Collect(Child);
    return;
  case Stmt::AttributedStmtClass:
    Collect(cast<AttributedStmt>(S)->getSubStmt());
    return;
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    Collect(cast<SwitchCase>(S)->getSubStmt());
    return;
  case Stmt::IfStmtClass:
    Collect(cast<IfStmt>(S)->getThen());
    Collect(cast<IfStmt>(S)->getElse());
    return;
  case Stmt::SwitchStmtClass:
    Collect(cast<SwitchStmt>(S)->getBody());
    return;
  case Stmt::WhileStmtClass:
    Collect(cast<WhileStmt>(S)->getBody());
    return;
  case Stmt::DoStmtClass:
    Collect(cast<DoStmt>(S)->getBody());
    return;
  case Stmt::ForStmtClass:
    Collect(cast<ForStmt>(S)->getBody());
    return;
  case Stmt::CXXForRangeStmtClass:
    Collect(cast<CXXForRangeStmt>(S)->getBody());
    return;
  case Stmt::CXXTryStmtClass:
    collectStatements(cast<CXXTryStmt>(S)->getTryBlock(), FixObstacle::Handler,
                      Found);
    return;
  default:
    return;
  }
}

void FixReader::readBody() {
  if (std::exchange(IsRead, true))
    return;
  if (!isCoroutine(Function) || Function.isInvalidDecl() ||
      Function.isDependentContext() || isInstance(&Function))
    return;
  const CXXRecordDecl *Returned = Function.getReturnType()->getAsCXXRecordDecl();
  if (!Returned || !hasDefaultArguments(*Returned))
    return;
  const StringRef Name = Unit.classNamesOf(*Returned).front();
  const CatalogLibrary *Known = Unit.Packs.libraryOfCoroutineType(Name);
  if (!Known || (!Known->FixCoroutines.empty() &&
                 !llvm::is_contained(Known->FixCoroutines, Name)))
    return;
  Library = Known;
  Spelled = Unit.Facts.save(
      (Known->Id + "=" + Known->namespaceWith(Name)).str());
  collectStatements(executedBody(Function), FixObstacle::None, Statements);
}

const Cure *FixReader::fixFor(const CatalogEntry &Entry) {
  for (const Cure &Fix : Entry.Fixes)
    if (Fix.Library == Library->Id)
      return &Fix;
  return nullptr;
}

std::unique_ptr<FixPlace> FixReader::read(const Expr *Call,
                                          const CatalogEntry &Entry) {
  if (Entry.Fixes.empty() || !Call)
    return nullptr;
  readBody();
  const auto Statement = Statements.find(Call);
  const Cure *Fix = Library ? fixFor(Entry) : nullptr;
  if (!Fix || Statement == Statements.end())
    return nullptr;
  FixPieces Pieces;
  FixError Fault;
  auto Place = std::make_unique<FixPlace>();
  const auto &Replaced = cast<CallExpr>(*Call);
  if (!parseFix(Fix->Text, Pieces, Fault) ||
      !readText(Replaced, Pieces, *Place))
    return nullptr;
  const FixNames Names = namesIn(Pieces, [&](StringRef Id) {
    return Unit.Packs.namespaceOf(Id, Spelled);
  });
  if (!areDeclared(Names, Replaced))
    return nullptr;
  Place->Library = Spelled;
  Place->Obstacle = takesLock() ? FixObstacle::Lock : Statement->second;
  return Place;
}

//===----------------------------------------------------------------------===//
// The text
//===----------------------------------------------------------------------===//

/// Whether only punctuation stands there.
static bool isPlain(StringRef Between) {
  return !Between.contains("//") && !Between.contains("/*") &&
         !Between.contains('#');
}

/// Reads what is written in the place of the call. \returns whether it can be
/// written anew: no macro makes it, no comment would be lost, and the fix takes
/// each argument up.
bool FixReader::readText(const CallExpr &Call, ArrayRef<FixPiece> Pieces,
                         FixPlace &Place) {
  const SourceManager &Sources = Unit.AST.getSourceManager();
  const LangOptions &Options = Unit.AST.getLangOpts();
  const SourceLocation Begin = static_cast<const Stmt &>(Call).getBeginLoc();
  const SourceLocation Last = static_cast<const Stmt &>(Call).getEndLoc();
  if (!Begin.isFileID() || !Last.isFileID())
    return false;
  const SourceLocation End =
      Lexer::getLocForEndOfToken(Last, 0, Sources, Options);
  if (!End.isFileID() || !Sources.isWrittenInSameFile(Begin, End))
    return false;
  const auto TextOf = [&](SourceLocation From, SourceLocation To) {
    return Lexer::getSourceText(CharSourceRange::getCharRange(From, To),
                                Sources, Options);
  };
  Place.Begin = Unit.point(Begin);
  Place.End = Unit.point(End);

  if (isa<CXXMemberCallExpr>(Call)) {
    const auto *Named = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
    if (Named && !Named->isImplicitAccess() && !Named->hasQualifier() &&
        Named->getMemberLoc().isFileID())
      Place.Object = Unit.Facts.save(TextOf(Begin, Named->getMemberLoc()));
  }

  SourceLocation Reached = Begin;
  for (const Expr *Argument : Call.arguments()) {
    if (isa<CXXDefaultArgExpr>(Argument))
      break;
    const CharSourceRange Range = Lexer::makeFileCharRange(
        CharSourceRange::getTokenRange(Argument->getSourceRange()), Sources,
        Options);
    if (Range.isInvalid() || !isPlain(TextOf(Reached, Range.getBegin())))
      return false;
    const StringRef Text = TextOf(Range.getBegin(), Range.getEnd());
    if (Text.empty() || Text.contains("//"))
      return false;
    Place.Arguments.push_back(Unit.Facts.save(Text));
    Reached = Range.getEnd();
  }
  if (!isPlain(TextOf(Reached, End)))
    return false;

  llvm::SmallVector<bool, 4> IsTaken(Place.Arguments.size());
  for (const FixPiece &Piece : Pieces) {
    if (Piece.K == FixPiece::Kind::Object && Place.Object.empty())
      return false;
    if (Piece.K != FixPiece::Kind::Argument)
      continue;
    if (Piece.Index >= Place.Arguments.size() ||
        !fits(*Call.getArg(Piece.Index), Piece.Fit))
      return false;
    IsTaken[Piece.Index] = true;
  }
  return llvm::all_of(IsTaken, [](bool Taken) { return Taken; });
}

/// The template arguments of \p T, if it is an instance of this class template.
static const TemplateArgumentList *argumentsOf(QualType T, StringRef Template) {
  const auto *Special =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(T));
  return Special && qualifiedName(*Special) == Template
             ? &Special->getTemplateArgs()
             : nullptr;
}

static bool isType(const TemplateArgument &A) {
  return A.getKind() == TemplateArgument::Type;
}

/// Whether \p T is a duration that becomes one of \p PerSecond units a second
/// without loss, and so by itself.
static bool isDuration(QualType T, uint64_t PerSecond) {
  const auto *Duration = argumentsOf(T, "std::chrono::duration");
  if (!Duration || Duration->size() != 2 || !isType((*Duration)[0]) ||
      !isType((*Duration)[1]) || !(*Duration)[0].getAsType()->isIntegerType())
    return false;
  const auto *Period = argumentsOf((*Duration)[1].getAsType(), "std::ratio");
  if (!Period || Period->size() != 2 ||
      (*Period)[0].getKind() != TemplateArgument::Integral ||
      (*Period)[1].getKind() != TemplateArgument::Integral)
    return false;
  const uint64_t Number = (*Period)[0].getAsIntegral().getZExtValue();
  const uint64_t Denominator = (*Period)[1].getAsIntegral().getZExtValue();
  const uint64_t Common = std::gcd(Number, Denominator);
  return Common != 0 && PerSecond % (Denominator / Common) == 0;
}

bool FixReader::fits(const Expr &Argument, FixFit Fit) {
  const Expr &Spelled = *Argument.IgnoreUnlessSpelledInSource();
  const QualType T = Spelled.getType();
  constexpr uint64_t Nano = 1000000000, Micro = 1000000, Milli = 1000;
  switch (Fit) {
  case FixFit::Any:
    return true;
  case FixFit::Integer:
    return T->isIntegerType() && !T->isBooleanType();
  case FixFit::Call: {
    const auto *Call = dyn_cast<CallExpr>(&Spelled);
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Spelled);
    return Call && Call->isPRValue() && T->isRecordType() &&
           (!Operator || Operator->getOperator() == OO_Call ||
            Operator->getOperator() == OO_Subscript);
  }
  case FixFit::Nanoseconds:
    return isDuration(T, Nano);
  case FixFit::Microseconds:
    return isDuration(T, Micro);
  case FixFit::Milliseconds:
    return isDuration(T, Milli);
  case FixFit::SteadyTime: {
    const auto *Time = argumentsOf(T, "std::chrono::time_point");
    if (!Time || Time->size() != 2 || !isType((*Time)[0]) || !isType((*Time)[1]))
      return false;
    const CXXRecordDecl *Clock = classOf((*Time)[0].getAsType());
    return Clock && qualifiedName(*Clock) == "std::chrono::steady_clock" &&
           isDuration((*Time)[1].getAsType(), Nano);
  }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// What the fix takes for granted
//===----------------------------------------------------------------------===//

/// Whether something can be done with what \p Member gives: a function that
/// returns nothing cannot be awaited.
static bool givesAnObject(const NamedDecl &Member) {
  const FunctionDecl *F = Member.getAsFunction();
  return !F || F->getReturnType()->isDependentType() ||
         F->getReturnType().getNonReferenceType()->isRecordType() ||
         F->getReturnType()->isUndeducedType();
}

/// The public member of \p Record, or of a base, of this name.
static const NamedDecl *publicMember(const CXXRecordDecl &Record,
                                     DeclarationName Name) {
  llvm::SmallVector<const CXXRecordDecl *, 4> Queue{&Record};
  for (size_t I = 0; I != Queue.size(); ++I) {
    const CXXRecordDecl *Class = Queue[I]->getDefinition();
    if (!Class)
      continue;
    const auto Found = Class->lookup(Name);
    // A member of that name hides those of the bases.
    if (!Found.empty())
      return (*Found.begin())->getAccess() == AS_public ? *Found.begin()
                                                        : nullptr;
    for (const CXXBaseSpecifier &Base : Class->bases())
      if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl();
          B && Base.getAccessSpecifier() == AS_public)
        Queue.push_back(B);
  }
  return nullptr;
}

bool FixReader::areDeclared(const FixNames &Names, const CallExpr &Call) {
  const SourceLocation Before = static_cast<const Stmt &>(Call).getBeginLoc();
  for (const std::string &Name : Names.Qualified)
    if (!isDeclared(Name, Before) || isHidden(Name))
      return false;
  if (Names.Members.empty())
    return true;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  QualType T = Member ? Member->getImplicitObjectArgument()->getType()
                      : QualType();
  if (T.isNull())
    return false;
  const CXXRecordDecl *Record = classOf(T);
  return Record && llvm::all_of(Names.Members, [&](const std::string &Name) {
           const NamedDecl *Found =
               publicMember(*Record, identifier(Unit.AST, Name));
           return Found && givesAnObject(*Found);
         });
}

/// Whether \p Name can be used at \p Before, and is not the coroutine itself.
bool FixReader::isDeclared(StringRef Name, SourceLocation Before) {
  const SourceManager &Sources = Unit.AST.getSourceManager();
  bool IsKnown = false;
  for (const NamedDecl *D : lookupQualified(Unit.AST, Name)) {
    const FunctionDecl *F = D->getAsFunction();
    if (F && F->getCanonicalDecl() == Function.getCanonicalDecl())
      return false;
    const Decl *First = D->getCanonicalDecl();
    if (D->getAccess() != AS_private && D->getAccess() != AS_protected &&
        Sources.isBeforeInTranslationUnit(First->getLocation(), Before))
      IsKnown = true;
  }
  return IsKnown;
}

/// Whether the first part of \p Name means something else inside the coroutine.
bool FixReader::isHidden(StringRef Name) {
  const DeclarationName First =
      identifier(Unit.AST, Name.split("::").first);
  for (const DeclContext *Context = Function.getParent();
       Context && !Context->isTranslationUnit(); Context = Context->getParent())
    if (Context->isLookupContext() &&
        !Context->lookup(First).empty())
      return true;
  return false;
}

/// Whether the coroutine takes a lock anywhere, or is given one.
bool FixReader::takesLock() {
  if (Locks == Answer::Unknown) {
    bool IsFound = takesLock(executedBody(Function));
    for (const ParmVarDecl *Parameter : Function.parameters())
      if (const CXXRecordDecl *Record = classOf(Parameter->getType());
          Record && Record->hasDefinition())
        for (const CXXConstructorDecl *Constructor :
             Record->getDefinition()->ctors())
          for (const CatalogEntry *Entry : Unit.infoOf(*Constructor).Entries)
            IsFound |= Entry->Cat == Category::Lock;
    Locks = IsFound ? Answer::Yes : Answer::No;
  }
  return Locks == Answer::Yes;
}

bool FixReader::takesLock(const Stmt *S) {
  SmallVector<const Stmt *, 32> Queue{S};
  while (!Queue.empty()) {
    const Stmt *Next = Queue.pop_back_val();
    if (!Next || isa<LambdaExpr>(Next))
      continue;
    const FunctionDecl *Callee = nullptr;
    if (const auto *Call = dyn_cast<CallExpr>(Next))
      Callee = Call->getDirectCallee();
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Next))
      Callee = Construct->getConstructor();
    if (Callee)
      for (const CatalogEntry *Entry : Unit.infoOf(*Callee).Entries)
        if (Entry->K == CatalogEntry::Kind::Blocks &&
            Entry->Cat == Category::Lock)
          return true;
    Queue.append(Next->child_begin(), Next->child_end());
  }
  return false;
}

} // namespace asynctidy
