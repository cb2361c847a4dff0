// RUN: %check_async %s -- -isystem %inputs/libraries
// Guards and mutexes of Folly, with declarations of our own.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <folly/Synchronized.h>

Task<> other();
static folly::Synchronized<int> Number;
static folly::SharedMutex M;

Task<> writing() {
  auto G = Number.wlock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:8: warning: 'folly::LockedPtr' is held across 'co_await' in coroutine 'writing' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> writingGivenBack() {
  auto G = Number.wlock();
  G.unlock();
  co_await other();
}
Task<> reading() {
  auto G = Number.rlock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:8: warning: 'folly::LockedPtr' is held across 'co_await' in coroutine 'reading' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> readingInABlock() {
  { auto G = Number.rlock(); }
  co_await other();
}
Task<> tried() {
  if (auto G = Number.tryWLock())
    co_await other();
    // CHECK-NOTES: :[[@LINE-2]]:12: warning: 'folly::LockedPtr' is held across 'co_await' in coroutine 'tried' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-4]]:12: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> triedInVain() {
  auto G = Number.tryWLock();
  if (!G)
    co_await other();
}
Task<> unlockedInABlock() {
  auto G = Number.wlock();
  auto U = G.scopedUnlock();
  co_await other();
}
Task<> copied() {
  int N = Number.copy();
  co_await other();
  (void)N;
}
Task<> byHand() {
  M.lock_shared();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.unlock_shared();
}
Task<> byHandGivenBack() {
  M.lock();
  M.unlock();
  co_await other();
}
