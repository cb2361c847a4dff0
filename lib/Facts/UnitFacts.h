//===- UnitFacts.h - What one translation unit says --------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The vocabulary between the AST and the solver: functions, the calls that
/// they evaluate, and the roots at which an async context begins. Nothing here
/// knows of clang's AST, so that the solver and its tests need no compiler.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_FACTS_UNITFACTS_H
#define ASYNCTIDY_FACTS_UNITFACTS_H

#include "Facts/Argument.h"
#include "Facts/Condition.h"
#include "Facts/LockFlow.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"
#include <memory>
#include <vector>

namespace asynctidy {

struct CatalogEntry;
struct LockClass;

/// A place in the sources of this unit: clang's raw encoding of a location in
/// a file (never in a macro). 0 is no place.
struct SourcePoint {
  uint32_t Raw = 0;
  bool isValid() const { return Raw != 0; }
  friend bool operator==(SourcePoint A, SourcePoint B) {
    return A.Raw == B.Raw;
  }
  friend bool operator<(SourcePoint A, SourcePoint B) { return A.Raw < B.Raw; }
};

/// Why a call is known to block.
struct Primitive {
  /// The catalog's entry, or null for a function that its declaration marks as
  /// blocking.
  const CatalogEntry *Entry = nullptr;
};

/// What keeps a fix from meaning the same.
enum class FixObstacle : uint8_t {
  None,
  /// A try block is around: what an awaited operation throws when the task is
  /// cancelled would be caught there.
  Handler,
  /// The function takes a lock, which may be held while it is suspended.
  Lock,
};

/// A blocking call that stands as a statement of its own in a coroutine, where
/// what the catalog has instead of it would compile.
struct FixPlace {
  SourcePoint Begin;
  /// Behind the last character.
  SourcePoint End;
  /// The library of the coroutine's type: "id=namespace".
  llvm::StringRef Library;
  /// The arguments as they are written.
  llvm::SmallVector<llvm::StringRef, 2> Arguments;
  /// The object of a method call as it is written, with its `.` or `->`.
  llvm::StringRef Object;
  FixObstacle Obstacle = FixObstacle::None;
};

/// One evaluated call in a function's body, explicit or implicit.
struct CallSite {
  /// Where the user wrote something that makes the call happen.
  SourcePoint Where;
  /// The callee as messages name it.
  llvm::StringRef Callee;
  /// For a destructor: where the object dies.
  SourcePoint DiesAt;
  /// For a destructor: the variable that dies, if it has a name.
  llvm::StringRef Variable;
  /// Whether this is the implicit destructor call of a local or a temporary.
  bool IsDestructor = false;
  /// Whether what is destroyed is a parameter of a coroutine.
  bool IsParameter = false;
  /// Whether this constructs or destroys a local, a temporary or a parameter:
  /// of a coroutine, the implicit enter and exit of its frame.
  bool IsLifetime = false;
  /// Whether it is not certain that Targets (or the primitive) are what runs:
  /// a virtual call, a function pointer, a stored callable.
  bool IsMay = false;
  /// Whether the callee is judged by the catalog or by its declaration.
  bool IsPrimitive = false;
  Primitive Blocking;
  /// For a primitive: where it does not block; a residue over the parameters of
  /// the function that contains the call. Null: it always blocks.
  ConditionRef Unless;
  /// Where another call can be written instead, or null.
  std::unique_ptr<FixPlace> Fix;
  /// The functions that run, when they are not judged here.
  llvm::SmallVector<FunctionId, 1> Targets;
  /// The parameter of the containing function that is called here, or None.
  int InvokedParameter = Argument::None;
  /// What is known of the arguments, for conditions and callables that travel
  /// into the callee.
  std::vector<Argument> Arguments;
  /// The object of a method call, or null.
  std::unique_ptr<Argument> This;
  unsigned WrittenArguments = 0;

  CallArguments arguments() const {
    return {Arguments, This.get(), WrittenArguments};
  }
};

/// One function whose body was read.
struct FunctionFacts {
  /// The function as messages name it; empty for a lambda.
  llvm::StringRef Name;
  SourcePoint Definition;
  /// Library code: no primitive of its own is recorded, and its calls are
  /// passed over in messages.
  bool IsLibrary = false;
  /// The function has no body that is read: it blocks by itself, and its only
  /// call stands for itself. Such a function is somebody's callback.
  bool IsJudged = false;
  /// Its calls in the order in which they are evaluated.
  std::vector<CallSite> Calls;
};

/// How an async context begins.
enum class RootKind : uint8_t {
  Coroutine,     ///< The body of a coroutine.
  AwaiterMember, ///< await_ready, await_suspend, await_resume.
  PromiseMember, ///< A hook of a promise type.
  Handler,       ///< A callable that a library runs on the loop thread.
  ScopeEnter,    ///< An async scope's enter.
  ScopeExit,     ///< An async scope's exit.
};

/// A function in which an async context begins.
struct Root {
  FunctionId Function = 0;
  RootKind Kind = RootKind::Coroutine;
  /// Whether the function is a coroutine, and so can await.
  bool IsCoroutine = false;
  /// For a handler, and for a callable that is a scope's part: the function it
  /// was given to.
  llvm::StringRef GivenTo;
  /// For a member function that is a scope's part: the scope's class.
  llvm::StringRef Scope;
  /// The libraries in use here, the likeliest first: "id=namespace", where the
  /// namespace is the one that the code names.
  llvm::SmallVector<llvm::StringRef, 2> Libraries;
};

/// Where a coroutine takes a lock.
struct LockSite {
  SourcePoint Where;
  /// The guard's class as messages name it; empty for a mutex that is locked by
  /// a call.
  llvm::StringRef Guard;
  /// The mutex as the code names it, if it is named.
  llvm::StringRef Mutex;
  /// What the catalog says of the guard or the mutex, or null.
  const LockClass *Class = nullptr;
};

/// A `co_await` or `co_yield`.
struct Suspension {
  SourcePoint Where;
  bool IsYield = false;
};

/// A coroutine in which a lock is taken, and that suspends.
struct LockingCoroutine {
  /// As in FunctionFacts.
  llvm::StringRef Name;
  SourcePoint Definition;
  /// As in Root.
  llvm::SmallVector<llvm::StringRef, 2> Libraries;
  std::vector<LockSite> Sites;
  std::vector<Suspension> Suspensions;
  LockFlow Flow;
};

/// All that is known of one unit.
class UnitFacts {
public:
  UnitFacts() : Saver(Allocator) {}
  UnitFacts(const UnitFacts &) = delete;
  UnitFacts &operator=(const UnitFacts &) = delete;

  std::vector<FunctionFacts> Functions;
  std::vector<Root> Roots;
  /// Filled where ExtractOptions::ReadsLocks says so.
  std::vector<LockingCoroutine> LockingCoroutines;

  /// A copy of \p S that lives as long as the facts; equal strings share one.
  llvm::StringRef save(llvm::StringRef S) { return Saver.save(S); }

private:
  llvm::BumpPtrAllocator Allocator;
  llvm::UniqueStringSaver Saver;
};

} // namespace asynctidy

#endif // ASYNCTIDY_FACTS_UNITFACTS_H
