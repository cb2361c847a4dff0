// RUN: %check_async %s
// Of the commands of one function only some wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>
#include <unistd.h>

Task<> fcntlCommands(int File, struct flock *Lock, int Unknown) {
  fcntl(File, F_GETFL);
  fcntl(File, F_SETFL, O_NONBLOCK);
  fcntl(File, F_SETLK, Lock);
  fcntl(File, F_SETLKW, Lock);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fcntl' blocks the event loop in coroutine 'fcntlCommands'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file lock instead, or hand the call to a thread
  fcntl(File, Unknown, Lock);
  co_return;
}

Task<> lockfCommands(int File, int Unknown) {
  lockf(File, F_LOCK, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lockf' blocks the event loop in coroutine 'lockfCommands'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file lock instead, or hand the call to a thread
  lockf(File, F_TLOCK, 0);
  lockf(File, F_TEST, 0);
  lockf(File, F_ULOCK, 0);
  lockf(File, Unknown, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lockf' blocks the event loop in coroutine 'lockfCommands'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file lock instead, or hand the call to a thread
  co_return;
}

int locked(int File, int Command, struct flock *Lock) {
  return fcntl(File, Command, Lock);
}

Task<> inAHelper(int File, struct flock *Lock) {
  locked(File, F_SETLK, Lock);
  locked(File, F_SETLKW, Lock);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'locked' blocks the event loop in coroutine 'inAHelper': it reaches 'fcntl'
  // CHECK-NOTES: :[[@LINE-7]]:10: note: 'locked' calls 'fcntl' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable file lock instead, or hand the call to a thread
  co_return;
}
