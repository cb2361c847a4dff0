//===- StateIndex.h - What functions do to descriptors ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_STATEINDEX_H
#define ASYNCTIDY_EXTRACT_STATEINDEX_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <utility>

namespace asynctidy {

class UnitContext;
struct ObjectPath;

/// Where a coroutine runs.
enum class Thread : uint8_t {
  Loop,              ///< On the loop's thread, or it is not known where.
  ElsewhereForAStep, ///< Elsewhere until the next await.
  Elsewhere,         ///< Elsewhere until another hop.
};

/// What a function does to what it is given.
struct HelperEffects {
  /// Indices of parameters that are put in non-blocking mode.
  llvm::SmallVector<unsigned, 1> NonBlocking;
  /// Indices of parameters whose readiness is awaited.
  llvm::SmallVector<unsigned, 1> Ready;
  /// Whether it returns a descriptor in non-blocking mode.
  bool ReturnsNonBlocking = false;
  /// Whether it has an event loop watch a descriptor.
  bool Watches = false;
  /// Whether it looks for an error that only non-blocking mode gives.
  bool TestsWouldBlock = false;
};

/// The effects of the unit's functions, and the members and variables that
/// something in it puts in non-blocking mode.
class StateIndex {
public:
  explicit StateIndex(UnitContext &Unit);
  ~StateIndex();

  const HelperEffects &effectsOf(const clang::FunctionDecl &F);
  /// Whether some function of the unit puts \p Object in non-blocking mode. A
  /// member of an object that has no name of its own, such as `this`, stands for
  /// that member of all objects of the class.
  bool isNonBlocking(const ObjectPath &Object);

private:
  /// A function that was read, and through which calls it takes over what its
  /// callees do.
  struct Read;

  void readBody(const clang::FunctionDecl &F, Read &Result);
  void solve(const clang::FunctionDecl &F);
  void build();

  UnitContext &Unit;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Read>> Known;
  /// Members and variables; and variables with a member, by both.
  llvm::DenseSet<const clang::Decl *> Owners;
  llvm::DenseSet<std::pair<const clang::Decl *, const clang::Decl *>> Parts;
  bool IsBuilt = false;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_STATEINDEX_H
