// REQUIRES: boost
// RUN: %check_async %s
// Guards and mutexes of Boost.Thread.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/optional.hpp>
#include <boost/thread/lock_algorithms.hpp>
#include <boost/thread/lock_guard.hpp>
#include <boost/thread/lock_types.hpp>
#include <boost/thread/mutex.hpp>
#include <boost/thread/recursive_mutex.hpp>
#include <boost/thread/shared_lock_guard.hpp>
#include <boost/thread/shared_mutex.hpp>
#include <boost/thread/strict_lock.hpp>

Task<> other();
static boost::mutex M, N;
static boost::recursive_mutex R;
static boost::timed_mutex T;
static boost::recursive_timed_mutex U;
static boost::shared_mutex S;
static boost::upgrade_mutex W;

Task<> uniqueLock() {
  boost::unique_lock<boost::mutex> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:36: warning: 'boost::unique_lock' on 'M' is held across 'co_await' in coroutine 'uniqueLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:36: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> uniqueLockGivenBack() {
  boost::unique_lock<boost::mutex> G(M);
  G.unlock();
  co_await other();
}
Task<> scopedLockOfTheMutex() {
  boost::recursive_mutex::scoped_lock G(R);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:39: warning: 'boost::unique_lock' on 'R' is held across 'co_await' in coroutine 'scopedLockOfTheMutex' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:39: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> deferred() {
  boost::unique_lock<boost::timed_mutex> G(T, boost::defer_lock);
  co_await other();
}
Task<> triedForAWhile() {
  boost::unique_lock<boost::timed_mutex> G(T, boost::defer_lock);
  if (!G.try_lock_for(boost::chrono::seconds(0)))
    co_return;
  co_await other();
  // CHECK-NOTES: :[[@LINE-3]]:8: warning: 'boost::unique_lock' on 'T' is held across 'co_await' in coroutine 'triedForAWhile' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-5]]:8: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> triedInVain() {
  boost::unique_lock<boost::mutex> G(M, boost::try_to_lock);
  if (!G.owns_lock())
    co_await other();
}
Task<> triedInVainWithANot() {
  boost::unique_lock<boost::mutex> G(M, boost::try_to_lock);
  if (!G)
    co_await other();
}
Task<> released() {
  boost::unique_lock<boost::mutex> G(M);
  G.release()->unlock();
  co_await other();
}
Task<> sharedLock() {
  boost::shared_lock<boost::shared_mutex> G(S);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:43: warning: 'boost::shared_lock' on 'S' is held across 'co_await' in coroutine 'sharedLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:43: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> sharedLockGivenBack() {
  boost::shared_lock<boost::shared_mutex> G(S);
  G.unlock();
  co_await other();
}
Task<> upgradeLock() {
  boost::upgrade_lock<boost::upgrade_mutex> G(W);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:45: warning: 'boost::upgrade_lock' on 'W' is held across 'co_await' in coroutine 'upgradeLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:45: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> upgradeLockGivenBack() {
  boost::upgrade_lock<boost::upgrade_mutex> G(W);
  G.unlock();
  co_await other();
}
Task<> lockGuard() {
  boost::lock_guard<boost::mutex> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:35: warning: 'boost::lock_guard' on 'M' is held across 'co_await' in coroutine 'lockGuard' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:35: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> lockGuardOfABlock() {
  {
    M.lock();
    boost::lock_guard<boost::mutex> G(M, boost::adopt_lock);
  }
  co_await other();
}
Task<> sharedLockGuard() {
  boost::shared_lock_guard<boost::shared_mutex> G(S);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:49: warning: 'boost::shared_lock_guard' on 'S' is held across 'co_await' in coroutine 'sharedLockGuard' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:49: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> sharedLockGuardOfABlock() {
  { boost::shared_lock_guard<boost::shared_mutex> G(S); }
  co_await other();
}
Task<> strictLock() {
  boost::strict_lock<boost::mutex> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:36: warning: 'boost::strict_lock' on 'M' is held across 'co_await' in coroutine 'strictLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:36: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> strictLockOfABlock() {
  { boost::strict_lock<boost::mutex> G(M); }
  co_await other();
}
Task<> nestedStrictLock() {
  boost::unique_lock<boost::mutex> G(M, boost::defer_lock);
  boost::nested_strict_lock<boost::unique_lock<boost::mutex>> H(G);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:63: warning: 'boost::nested_strict_lock' on 'G' is held across 'co_await' in coroutine 'nestedStrictLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:63: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> upgraded() {
  boost::upgrade_lock<boost::shared_mutex> G(S);
  {
    boost::upgrade_to_unique_lock<boost::shared_mutex> H(G);
  }
  G.unlock();
  co_await other();
}
Task<> byHand() {
  U.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'U' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  U.unlock();
}
Task<> byHandGivenBack() {
  U.lock();
  U.unlock();
  co_await other();
}
Task<> sharedByHand() {
  S.lock_shared();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'S' is held across 'co_await' in coroutine 'sharedByHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  S.unlock_shared();
}
Task<> sharedByHandGivenBack() {
  S.lock_shared();
  S.unlock_shared();
  co_await other();
}
Task<> upgradeByHand() {
  W.lock_upgrade();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'W' is held across 'co_await' in coroutine 'upgradeByHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  W.unlock_upgrade();
}
Task<> upgradeByHandGivenBack() {
  W.lock_upgrade();
  W.unlock_upgrade();
  co_await other();
}
Task<> bothByHand() {
  boost::lock(M, N);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'bothByHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.unlock();
  N.unlock();
}
Task<> triedByHand() {
  if (!M.try_lock())
    co_await other();
  else
    M.unlock();
}
Task<> inAnOptional() {
  boost::optional<boost::lock_guard<boost::mutex>> G;
  G.emplace(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: 'boost::lock_guard' is held across 'co_await' in coroutine 'inAnOptional' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> inAnEmptyOptional() {
  boost::optional<boost::lock_guard<boost::mutex>> G;
  G.emplace(M);
  G.reset();
  co_await other();
}
