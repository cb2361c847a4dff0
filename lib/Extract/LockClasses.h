//===- LockClasses.h - Which classes are locks ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_LOCKCLASSES_H
#define ASYNCTIDY_EXTRACT_LOCKCLASSES_H

#include "Extract/LockPaths.h"
#include "Extract/UnitContext.h"

namespace asynctidy {

/// What is known of a class as a lock that blocks.
struct LockTraits {
  enum class Kind : uint8_t {
    None,
    Guard,  ///< Its objects hold a lock.
    Mutex,  ///< Its objects are locked.
    Holder, ///< Its objects contain a guard.
  };
  Kind K = Kind::None;
  /// What the catalog says of it, or null.
  const LockClass *Entry = nullptr;
  const clang::CXXRecordDecl *Record = nullptr;
  /// The guard that its objects are or contain, or null.
  const clang::CXXRecordDecl *Guard = nullptr;

  bool isGuard() const { return K == Kind::Guard; }
  bool isMutex() const { return K == Kind::Mutex; }
  /// Whether an object of the class may hold a lock as long as it lives.
  bool holds() const { return K == Kind::Guard || K == Kind::Holder; }
};

/// Something that a call does to a lock.
struct LockOperation {
  LockRole Role = LockRole::None;
  /// The guard or mutex.
  const clang::Expr *Object = nullptr;
  LockTraits Traits;
};

/// What a function leaves behind: a lock that it took or gave back last, as
/// the function itself names it.
struct LockEffect {
  LockPath Path;
  bool IsAcquired = false;
  const clang::CXXRecordDecl *Class = nullptr;
};

/// Knows the classes of one unit: by the catalog, by clang's capability
/// attributes, by what a marker type says, and by the bodies of the user's own.
class LockClasses {
public:
  explicit LockClasses(UnitContext &Unit) : Unit(Unit) {}

  LockTraits of(clang::QualType T);

  /// What \p Call does to the locks that it names itself.
  llvm::SmallVector<LockOperation, 2> operations(const clang::CallExpr &Call);

  /// What calling \p F does to locks that are not its own: by its capability
  /// attributes, or by its body if it is the user's.
  llvm::ArrayRef<LockEffect> effects(const clang::FunctionDecl &F);

  /// Whether \p Construct makes a guard of a class without entry that holds.
  bool locksOnConstruction(const LockTraits &Traits,
                           const clang::CXXConstructorDecl &Constructor);

  /// Whether an object that is handed over is empty afterwards.
  static bool isMovable(const clang::CXXRecordDecl &Record);

private:
  enum class Waits : uint8_t { Unknown, Blocking, Awaits };
  enum class MarkerSays : uint8_t { Nothing, No, Yes };

  const LockTraits &of(const clang::CXXRecordDecl &Record);
  LockTraits compute(const clang::CXXRecordDecl &Record);
  LockTraits computeOwn(const clang::CXXRecordDecl &Record);
  bool isAllowed(const clang::CXXRecordDecl &Record);
  MarkerSays marker(const clang::CXXRecordDecl &Record, bool IsSafe);
  Waits waits(const clang::CXXRecordDecl &Mutex);
  Waits computeWaits(const clang::CXXRecordDecl &Mutex);
  /// What the mutexes among the template arguments do.
  Waits waitsOfArguments(const clang::CXXRecordDecl &Record, unsigned Depth);
  const clang::CXXRecordDecl *
  guardAmongArguments(const clang::CXXRecordDecl &Record);
  bool blocksInside(const clang::Stmt *Body, bool IsLoop, unsigned Depth);
  bool locksItsMember(const clang::CXXRecordDecl &Record);
  LockRole roleOf(const LockTraits &Traits, const clang::FunctionDecl *Method,
                  llvm::StringRef Name);
  void collectEffects(const clang::FunctionDecl &F,
                      std::vector<LockEffect> &Effects);

  UnitContext &Unit;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::unique_ptr<LockTraits>>
      Known;
  llvm::DenseMap<const clang::CXXRecordDecl *, Waits> KnownWaits;
  llvm::DenseMap<const clang::FunctionDecl *,
                 std::unique_ptr<std::vector<LockEffect>>>
      KnownEffects;
  /// How deep effects() asks itself.
  unsigned EffectDepth = 0;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_LOCKCLASSES_H
