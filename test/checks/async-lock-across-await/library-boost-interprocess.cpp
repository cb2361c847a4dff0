// REQUIRES: boost
// RUN: %check_async %s
// Guards and mutexes of Boost.Interprocess.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/interprocess_upgradable_mutex.hpp>
#include <boost/interprocess/sync/named_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <boost/interprocess/sync/sharable_lock.hpp>
#include <boost/interprocess/sync/upgradable_lock.hpp>

namespace ipc = boost::interprocess;

Task<> other();
static ipc::interprocess_mutex M;
static ipc::interprocess_sharable_mutex S;
static ipc::interprocess_upgradable_mutex U;
extern ipc::named_mutex Named;

Task<> scopedLock() {
  ipc::scoped_lock<ipc::interprocess_mutex> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:45: warning: 'boost::interprocess::scoped_lock' on 'M' is held across 'co_await' in coroutine 'scopedLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:45: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> scopedLockGivenBack() {
  ipc::scoped_lock<ipc::interprocess_mutex> G(M);
  G.unlock();
  co_await other();
}
Task<> deferred() {
  ipc::scoped_lock<ipc::interprocess_mutex> G(M, ipc::defer_lock);
  co_await other();
}
Task<> tried() {
  ipc::scoped_lock<ipc::interprocess_mutex> G(M, ipc::try_to_lock);
  if (G.owns())
    co_await other();
    // CHECK-NOTES: :[[@LINE-3]]:45: warning: 'boost::interprocess::scoped_lock' on 'M' is held across 'co_await' in coroutine 'tried' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-5]]:45: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> triedInVain() {
  ipc::scoped_lock<ipc::interprocess_mutex> G(M, ipc::try_to_lock);
  if (!G)
    co_await other();
}
Task<> accepted() {
  M.lock();
  ipc::scoped_lock<ipc::interprocess_mutex> G(M, ipc::accept_ownership);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:45: warning: 'boost::interprocess::scoped_lock' on 'M' is held across 'co_await' in coroutine 'accepted' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:45: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> sharableLock() {
  ipc::sharable_lock<ipc::interprocess_sharable_mutex> G(S);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:56: warning: 'boost::interprocess::sharable_lock' on 'S' is held across 'co_await' in coroutine 'sharableLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:56: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> sharableLockGivenBack() {
  ipc::sharable_lock<ipc::interprocess_sharable_mutex> G(S);
  G.unlock();
  co_await other();
}
Task<> upgradableLock() {
  ipc::upgradable_lock<ipc::interprocess_upgradable_mutex> G(U);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:60: warning: 'boost::interprocess::upgradable_lock' on 'U' is held across 'co_await' in coroutine 'upgradableLock' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:60: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> upgradableLockGivenBack() {
  ipc::upgradable_lock<ipc::interprocess_upgradable_mutex> G(U);
  G.unlock();
  co_await other();
}
Task<> byHand() {
  Named.lock();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'Named' is held across 'co_await' in coroutine 'byHand' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  Named.unlock();
}
Task<> byHandGivenBack() {
  Named.lock();
  Named.unlock();
  co_await other();
}
Task<> file(ipc::file_lock &File) {
  File.lock_sharable();
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: the lock of 'File' is held across 'co_await' in coroutine 'file' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  File.unlock_sharable();
}
Task<> fileTried(ipc::file_lock &File) {
  if (!File.try_lock())
    co_await other();
  else
    File.unlock();
}
