// REQUIRES: qt6
// RUN: %check_async %s -- %qt
// Guards and mutexes of Qt.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <QMutex>
#include <QReadWriteLock>

Task<> other();
static QMutex M;
static QRecursiveMutex R;
static QReadWriteLock W;

Task<> mutexLocker() {
  QMutexLocker G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:16: warning: 'QMutexLocker' on 'M' is held across 'co_await' in coroutine 'mutexLocker' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:16: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> mutexLockerGivenBack() {
  QMutexLocker G(&M);
  G.unlock();
  co_await other();
}
Task<> mutexLockerTakenAgain() {
  QMutexLocker G(&R);
  G.unlock();
  G.relock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: 'QMutexLocker' on 'R' is held across 'co_await' in coroutine 'mutexLockerTakenAgain' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> readLocker() {
  QReadLocker G(&W);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:15: warning: 'QReadLocker' on 'W' is held across 'co_await' in coroutine 'readLocker' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:15: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> readLockerGivenBack() {
  QReadLocker G(&W);
  G.unlock();
  co_await other();
}
Task<> writeLocker() {
  QWriteLocker G(&W);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:16: warning: 'QWriteLocker' on 'W' is held across 'co_await' in coroutine 'writeLocker' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:16: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> writeLockerGivenBack() {
  QWriteLocker G(&W);
  G.unlock();
  co_await other();
}
Task<> byHand() {
  M.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.unlock();
}
Task<> byHandGivenBack() {
  R.lock();
  R.unlock();
  co_await other();
}
Task<> tried() {
  if (!M.tryLock())
    co_await other();
  else
    M.unlock();
}
Task<> readingByHand() {
  W.lockForRead();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'W' is held across 'co_await' in coroutine 'readingByHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  W.unlock();
}
Task<> writingByHandGivenBack() {
  W.lockForWrite();
  W.unlock();
  co_await other();
}
