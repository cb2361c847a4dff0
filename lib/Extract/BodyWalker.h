//===- BodyWalker.h - The calls that a body evaluates -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_BODYWALKER_H
#define ASYNCTIDY_EXTRACT_BODYWALKER_H

#include "Extract/Arguments.h"
#include "Extract/Callables.h"
#include "Extract/FixReader.h"
#include "Extract/FlowState.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace asynctidy {

/// Reads one function's body into the list of calls that it evaluates, implicit
/// ones included, in order.
///
/// What is evaluated is decided on the AST (BodyWalker.cpp); what the
/// control-flow graph cannot reach is taken out again, and the destructors of
/// locals and temporaries come from it (ControlFlow.cpp). A call is understood
/// first by its syntax (CallSyntax.cpp), then by its callee (CallTargets.cpp).
class BodyWalker {
public:
  BodyWalker(UnitContext &Unit, const clang::FunctionDecl &Function);

  std::vector<CallSite> walk();

private:
  /// The arguments and surroundings of a call, whatever its syntax.
  struct Shape {
    /// The expression in the control-flow graph; null for what is not in it.
    const clang::Expr *Site = nullptr;
    clang::SourceLocation Where;
    llvm::ArrayRef<const clang::Expr *> Arguments;
    const clang::Expr *Object = nullptr;
    /// The class that is constructed or destroyed.
    const clang::CXXRecordDecl *Constructed = nullptr;
    /// What the object that is destroyed was initialised with, where nothing
    /// else was done to it.
    const clang::Expr *Initialiser = nullptr;
    /// The variable that dies, or null.
    const clang::VarDecl *Dying = nullptr;
    /// The class as the user wrote it.
    clang::QualType ObjectType;
    bool IsVirtual = false;
    /// See CallSite::IsLifetime.
    bool IsLifetime = false;
    /// The name of the variable that is called, if it is one.
    llvm::StringRef Variable;
    /// The catalog's name of the function object that is called, if it is one.
    llvm::StringRef FunctionObject;
  };

  /// A local whose destruction can matter, and the end of the block that it is
  /// declared in.
  struct InterestingLocal {
    const clang::VarDecl *Variable;
    clang::SourceLocation BlockEnd;
  };
  /// Where an exception may leave a block: a throw, and a co_await, which also
  /// ends there when the task is cancelled.
  struct Exit {
    const clang::Expr *Where;
    /// The innermost try block around it that catches everything, or invalid.
    clang::SourceLocation CaughtFrom;
  };

  void visit(const clang::Stmt *S);
  void visitChildren(const clang::Stmt *S);
  void visitCall(const clang::CallExpr &Call);
  bool isBuiltOrDestroyed(const clang::Expr *Object) const;
  void visitConstruct(const clang::CXXConstructExpr &Construct);
  void visitNew(const clang::CXXNewExpr &New);
  void visitDelete(const clang::CXXDeleteExpr &Delete);
  void visitIf(const clang::IfStmt &If);
  bool isPermit(const clang::VarDecl &Variable);
  void visitElements(const clang::Expr &List,
                     llvm::ArrayRef<const clang::Expr *> Elements);
  void visitInitialisers(const clang::CXXConstructorDecl &Constructor);
  void visitDestroyedMembers(const clang::CXXDestructorDecl &Destructor);

  void callIndirectly(const clang::Expr *Callee, const Shape &Call);
  void call(const clang::FunctionDecl &Callee, const Shape &Call);
  void destroy(const clang::CXXRecordDecl &Record, const Shape &Call,
               unsigned Depth = MaxOwners);
  /// \returns whether the catalog or a declaration decides about the call, so
  /// that the callee's body is not of interest.
  bool judge(const clang::FunctionDecl &Callee, const CalleeInfo &Info,
             const Shape &Call);
  bool block(const CatalogEntry *Entry, const clang::FunctionDecl &Callee,
             const Shape &Call);
  /// Whether the call only takes the result of an awaitable of the user's that
  /// was awaited before, and so has one.
  bool hasBeenAwaited(const clang::FunctionDecl &Callee, const Shape &Call);
  void follow(const clang::FunctionDecl &Callee, const CalleeInfo &Info,
              const Shape &Call);
  void followCallable(const CatalogEntry &Entry,
                      const clang::FunctionDecl &Callee, const Shape &Call);

  CallSite makeSite(const clang::FunctionDecl *Callee, const Shape &Call);
  void readArguments(const Shape &Call, CallSite &Site);
  void add(CallSite Site, const Shape &Call);
  ConditionRef unless(const CatalogEntry &Entry, const Shape &Call);
  void elide(const clang::Expr *Init);
  void elideMoved(const clang::FunctionDecl &Callee,
                  llvm::ArrayRef<const clang::Expr *> Arguments);
  bool isInteresting(const clang::CXXRecordDecl &Destroyed,
                     unsigned Depth = MaxOwners);
  /// The classes of the objects that \p Owner, a library's container or smart
  /// pointer, destroys in its destructor.
  llvm::SmallVector<clang::QualType, 2>
  ownedClasses(const clang::CXXRecordDecl &Owner);

  struct Reach;
  void applyControlFlow();
  void dropSites(llvm::function_ref<bool(const clang::Stmt *At)> IsExempt);
  void visitDeaths(const clang::CFG &Graph, const Reach &Reached);
  void visitDestroyedParameters();
  const Exit *exceptionalExit(const InterestingLocal &Local,
                              llvm::function_ref<bool(const clang::Expr *)>
                                  IsReached) const;
  bool keepsItsParameter(const clang::FunctionDecl &Callee, unsigned Index);
  void destroyObject(const clang::CXXRecordDecl &Record, const Shape &Call,
                     llvm::StringRef Variable, clang::SourceLocation DiesAt);

  /// Owners in owners are looked into this deep.
  static constexpr unsigned MaxOwners = 4;

  UnitContext &Unit;
  const clang::FunctionDecl &Function;
  FunctionScope Scope;
  FlowState Flow;
  ArgumentReader Reader;
  CallableResolver Resolver;
  FixReader Fixes;
  const bool IsLibrary;

  std::vector<CallSite> Sites;
  /// For each site its expression in the control-flow graph, or null.
  std::vector<const clang::Stmt *> Anchors;
  /// Operands of co_await, which are awaited and not waited for.
  llvm::SmallPtrSet<const clang::Expr *, 4> Awaited;
  /// The call or construction whose arguments are being read, or null.
  const clang::Expr *EnclosingCall = nullptr;
  /// Operands that are no temporaries, but the object that is initialised.
  llvm::SmallPtrSet<const clang::CXXBindTemporaryExpr *, 4> Elided;
  /// The construction that a new-expression asks for, or null.
  const clang::Expr *NewInitialiser = nullptr;
  /// Whether an object lives that permits blocking, and the locals and
  /// temporaries that die before it does.
  bool IsPermitted = false;
  llvm::SmallPtrSet<const void *, 4> DiesPermitted;
  /// The call whose default argument is being read, or the aggregate whose
  /// default initialiser is, or null.
  const clang::Expr *DefaultArgumentOf = nullptr;
  std::vector<InterestingLocal> Locals;
  std::vector<Exit> Exits;
  /// The end of the block that is being read, and the try block around it that
  /// catches everything.
  clang::SourceLocation BlockEnd, CatchAll;
  bool HasBranches = false;
  bool HasAwaits = false;
  bool HasInterestingDestructors = false;
};

/// The call that makes the awaitable which `co_await` gets: its operand without
/// what the promise's await_transform and operator co_await make of it.
const clang::Expr *awaitedOperand(const clang::Expr *Common);

/// The body that is executed: of a coroutine what the user wrote.
const clang::Stmt *executedBody(const clang::FunctionDecl &F);

/// Where the call or construction \p E stands for a reader.
clang::SourceLocation placeOf(const clang::Expr &E);

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_BODYWALKER_H
