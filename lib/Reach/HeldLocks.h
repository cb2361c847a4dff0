//===- HeldLocks.h - Which locks are held where -----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_REACH_HELDLOCKS_H
#define ASYNCTIDY_REACH_HELDLOCKS_H

#include "Facts/LockFlow.h"

namespace asynctidy {

/// Of each site the suspensions at which what was locked there may still be
/// held, in their order. Paths on which one condition would be both true and
/// false are left out.
std::vector<std::vector<uint32_t>> heldAcross(const LockFlow &Flow);

} // namespace asynctidy

#endif // ASYNCTIDY_REACH_HELDLOCKS_H
