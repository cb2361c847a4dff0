// REQUIRES: poco
// RUN: %check_async %s
// Guards and mutexes of POCO.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <Poco/Mutex.h>
#include <Poco/RWLock.h>
#include <Poco/ScopedLock.h>

Task<> other();
static Poco::Mutex M;
static Poco::FastMutex F;
static Poco::SpinlockMutex S;
static Poco::RWLock W;

Task<> scopedLock() {
  Poco::ScopedLock<Poco::Mutex> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:33: warning: 'Poco::ScopedLock' on 'M' is held across 'co_await' in coroutine 'scopedLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:33: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> scopedLockOfABlock() {
  { Poco::FastMutex::ScopedLock G(F); }
  co_await other();
}
Task<> scopedLockWithUnlock() {
  Poco::ScopedLockWithUnlock<Poco::FastMutex> G(F);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:47: warning: 'Poco::ScopedLockWithUnlock' on 'F' is held across 'co_await' in coroutine 'scopedLockWithUnlock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:47: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> scopedLockWithUnlockGivenBack() {
  Poco::ScopedLockWithUnlock<Poco::FastMutex> G(F);
  G.unlock();
  co_await other();
}
Task<> reading() {
  Poco::ScopedReadRWLock G(W);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:26: warning: 'Poco::ScopedReadRWLock' on 'W' is held across 'co_await' in coroutine 'reading' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:26: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> readingInABlock() {
  { Poco::ScopedReadRWLock G(W); }
  co_await other();
}
Task<> writing() {
  Poco::ScopedWriteRWLock G(W);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:27: warning: 'Poco::ScopedWriteRWLock' on 'W' is held across 'co_await' in coroutine 'writing' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:27: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> either() {
  Poco::ScopedRWLock G(W, true);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:22: warning: 'Poco::ScopedRWLock' on 'W' is held across 'co_await' in coroutine 'either' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:22: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> byHand() {
  S.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'S' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  S.unlock();
}
Task<> byHandGivenBack() {
  S.lock();
  S.unlock();
  co_await other();
}
Task<> tried() {
  if (!M.tryLock())
    co_await other();
  else
    M.unlock();
}
Task<> readingByHand() {
  W.readLock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'W' is held across 'co_await' in coroutine 'readingByHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  W.unlock();
}
Task<> writingByHandGivenBack() {
  W.writeLock();
  W.unlock();
  co_await other();
}
