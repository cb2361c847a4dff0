// REQUIRES: absl
// RUN: %check_async %s
// Guards and the mutex of Abseil.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <absl/synchronization/mutex.h>

Task<> other();
static absl::Mutex M;

Task<> mutexLock() {
  absl::MutexLock G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:19: warning: 'absl::MutexLock' on 'M' is held across 'co_await' in coroutine 'mutexLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> mutexLockOfABlock() {
  { absl::MutexLock G(&M); }
  co_await other();
}
Task<> readerMutexLock() {
  absl::ReaderMutexLock G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:25: warning: 'absl::ReaderMutexLock' on 'M' is held across 'co_await' in coroutine 'readerMutexLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:25: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> readerMutexLockOfABlock() {
  { absl::ReaderMutexLock G(&M); }
  co_await other();
}
Task<> writerMutexLock() {
  absl::WriterMutexLock G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:25: warning: 'absl::WriterMutexLock' on 'M' is held across 'co_await' in coroutine 'writerMutexLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:25: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> writerMutexLockOfABlock() {
  { absl::WriterMutexLock G(&M); }
  co_await other();
}
Task<> mutexLockMaybe() {
  absl::MutexLockMaybe G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:24: warning: 'absl::MutexLockMaybe' on 'M' is held across 'co_await' in coroutine 'mutexLockMaybe' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:24: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> mutexLockMaybeOfNothing() {
  absl::MutexLockMaybe G(nullptr);
  co_await other();
}
Task<> releasableMutexLock() {
  absl::ReleasableMutexLock G(&M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:29: warning: 'absl::ReleasableMutexLock' on 'M' is held across 'co_await' in coroutine 'releasableMutexLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:29: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> releasableMutexLockReleased() {
  absl::ReleasableMutexLock G(&M);
  G.Release();
  co_await other();
}
Task<> byHand() {
  M.Lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'M' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  M.Unlock();
}
Task<> byHandGivenBack() {
  M.ReaderLock();
  M.ReaderUnlock();
  co_await other();
}
Task<> tried() {
  if (!M.TryLock())
    co_await other();
  else
    M.Unlock();
}
