//===- UnitContext.h - What extraction knows of the unit --------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_UNITCONTEXT_H
#define ASYNCTIDY_EXTRACT_UNITCONTEXT_H

#include "Extract/Declarations.h"
#include "Extract/DrivenCoroutines.h"
#include "Extract/Extract.h"
#include "Extract/ObjectPath.h"
#include "Extract/StateIndex.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"
#include <vector>

namespace asynctidy {

/// What a declaration or an option says of a function, ahead of the catalog.
enum class Mark : uint8_t { None, Blocking, NonBlocking };

/// What is known of a function as a callee.
struct CalleeInfo {
  /// Whether it is library code: declared in a system header, or in a namespace
  /// of a catalogued library.
  bool IsLibrary = false;
  /// The catalogued library it belongs to, or null.
  const CatalogLibrary *Library = nullptr;
  Mark Said = Mark::None;
  /// The declaration with the body, or null.
  const clang::FunctionDecl *Definition = nullptr;
  /// Whether its body runs elsewhere or later: it is a root itself.
  bool IsRoot = false;
  /// Which part of an async scope it is.
  ScopePart Scope = ScopePart::None;
  /// The catalog's entries that hold for it (linkage and arity compared,
  /// conditions not), in order.
  llvm::SmallVector<const CatalogEntry *, 2> Entries;
};

/// One unit being read: its functions get numbers here and wait to be read.
class UnitContext {
public:
  UnitContext(clang::ASTContext &AST, const Catalog &Packs,
              const ExtractOptions &Options, UnitFacts &Facts);

  /// The number of \p F, whose body is going to be read.
  FunctionId idOf(const clang::FunctionDecl &F);
  /// The next function whose body waits to be read, or null.
  const clang::FunctionDecl *next(FunctionId &Id);

  const CalleeInfo &infoOf(const clang::FunctionDecl &F);

  /// Whether the body of library function \p F can lead back into the user's
  /// code: a type of the user's is among its template arguments.
  bool mayCallBack(const clang::FunctionDecl &F);

  /// The condition of \p Entry with the values that its macros and enumerators
  /// have in this unit; null if it has none.
  ConditionRef unlessOf(const CatalogEntry &Entry);

  /// The entries for a call of the function object \p Object, which may be null,
  /// by its \p Operator, with the name of the object.
  llvm::ArrayRef<std::pair<llvm::StringRef, const CatalogEntry *>>
  objectEntries(const clang::CXXMethodDecl &Operator,
                const clang::Expr *Object);

  SourcePoint point(clang::SourceLocation Location) const;

  llvm::ArrayRef<llvm::StringRef> classNamesOf(const clang::CXXRecordDecl &R);
  llvm::ArrayRef<llvm::StringRef>
  templateArgumentsOf(const clang::CXXRecordDecl &R);

  bool isLibrary(const clang::Decl &D);
  /// Whether the user lints the library itself.
  bool isLinted(const CatalogLibrary &Library) const;
  /// The library whose namespace \p Context is in; null if none.
  const CatalogLibrary *libraryOf(const clang::DeclContext &Context);
  bool isGenerator(const clang::FunctionDecl &F);
  /// Where the body of the coroutine \p F begins to run.
  Thread beginOf(const clang::FunctionDecl &F);
  /// Whether the macro or enumerator \p Name is an error that only an operation
  /// in non-blocking mode gives.
  bool isWouldBlockError(llvm::StringRef Name);
  /// What the class \p R is as an executor, by the catalog or an annotation of
  /// its declaration.
  ExecutorKind executorKindOf(const clang::CXXRecordDecl &R);
  /// The same; a binder, wrapper or smart pointer counts as what is among its
  /// template arguments.
  ExecutorKind heldExecutorKindOf(const clang::CXXRecordDecl &R);
  /// The value of a macro, enumerator or constant in this unit. \returns
  /// whether it has one.
  bool valueOf(llvm::StringRef Name, int64_t &Value);
  /// Whether `co_await` accepts a \p T.
  bool isAwaitable(clang::QualType T);

  /// The objects that are ready when \p F begins, a handler of their readiness.
  llvm::ArrayRef<ObjectPath> readyAtEntryOf(const clang::FunctionDecl &F) const;
  void addReadyAtEntry(const clang::FunctionDecl &F, ObjectPath Object);

  clang::ASTContext &AST;
  const Catalog &Packs;
  const ExtractOptions &Options;
  UnitFacts &Facts;
  UserDeclarations Declarations;
  OverriderIndex Overriders;
  AssignmentIndex Assignments;
  StateIndex States;
  DrivenCoroutines Driven;

private:
  Mark markOf(const clang::FunctionDecl &F, const CalleeInfo &Info);
  ScopePart scopePartOf(const clang::FunctionDecl &F);
  bool mentionsUserType(clang::QualType T, unsigned Depth);
  bool mentionsUserType(const clang::TemplateArgument &A, unsigned Depth);
  bool mentionsUserType(const clang::CXXRecordDecl &R, unsigned Depth);

  llvm::DenseMap<const clang::FunctionDecl *, FunctionId> Ids;
  std::vector<const clang::FunctionDecl *> Waiting;
  size_t NextWaiting = 0;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<CalleeInfo>>
      Infos;
  llvm::DenseMap<const clang::DeclContext *, const CatalogLibrary *> Libraries;
  llvm::DenseMap<const CatalogEntry *, ConditionRef> Conditions;
  llvm::DenseMap<const clang::FunctionDecl *, bool> CallBacks;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::vector<llvm::StringRef>>
      ClassNames;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::vector<llvm::StringRef>>
      TemplateArguments;
  llvm::DenseMap<
      const clang::CXXRecordDecl *,
      llvm::SmallVector<std::pair<llvm::StringRef, const CatalogEntry *>, 1>>
      Objects;
  bool AreObjectsResolved = false;
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<ObjectPath, 1>>
      ReadyAtEntry;
  llvm::StringSet<> WouldBlockErrors;
  bool AreErrorsKnown = false;
};

/// Whether \p F is a coroutine.
bool isCoroutine(const clang::FunctionDecl &F);

/// Whether \p Entry is for functions of as many parameters as \p F has.
bool fitsArity(const CatalogEntry &Entry, const clang::FunctionDecl &F);

/// Whether \p F is a member that the coroutine protocol calls on an awaiter.
bool isAwaiterMember(const clang::FunctionDecl &F);

/// Whether \p F is a hook that the coroutine protocol calls on a promise.
bool isPromiseMember(const clang::FunctionDecl &F);

/// The declaration that the qualified name stands for in this unit, function or
/// variable or class; null if there is none. Inline namespaces are looked
/// through.
llvm::SmallVector<const clang::NamedDecl *, 4>
lookupQualified(clang::ASTContext &AST, llvm::StringRef Name);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_UNITCONTEXT_H
