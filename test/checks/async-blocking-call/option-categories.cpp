// RUN: %check_async %s --check-suffix DEFAULT
// RUN: %check_async %s --check-suffix ALL --option Categories=*
// RUN: %check_async %s --check-suffix ONE --option Categories=sleep
// RUN: %check_async %s --check-suffix TWO --option Categories=socket,lock
// RUN: %check_async %s --check-suffix GLOB --option Categories=s*,-socket
// RUN: %check_async %s --check-suffix BUT --option "Categories=*, -sleep, -lock"
// RUN: %check_async %s --check-suffix AGAIN --option Categories=*,-*,lock
// RUN: %check_async %s --check-suffix NONE --option Categories=-*
// RUN: %check_async %s --check-suffix EMPTY --option Categories=
// The option Categories chooses by a list of globs; the last that fits decides.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

extern "C" {
typedef union pthread_mutex pthread_mutex_t;
long recv(int, void *, unsigned long, int);
int pthread_mutex_lock(pthread_mutex_t *);
int fsync(int);
int getchar(void);
}

Task<> categories(char *Data, pthread_mutex_t *Mutex) {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ALL: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ALL: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ONE: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ONE: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOB: :[[@LINE-7]]:3: warning: 'sleep' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-GLOB: :[[@LINE-8]]:3: note: await an awaitable timer instead, or hand the call to a thread
  recv(0, Data, 1, 0);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  // CHECK-NOTES-ALL: :[[@LINE-3]]:3: warning: 'recv' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ALL: :[[@LINE-4]]:3: note: await an awaitable receive instead, or hand the call to a thread
  // CHECK-NOTES-TWO: :[[@LINE-5]]:3: warning: 'recv' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-TWO: :[[@LINE-6]]:3: note: await an awaitable receive instead, or hand the call to a thread
  // CHECK-NOTES-BUT: :[[@LINE-7]]:3: warning: 'recv' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-BUT: :[[@LINE-8]]:3: note: await an awaitable receive instead, or hand the call to a thread
  fsync(0);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable flush instead, or hand the call to a thread
  // CHECK-NOTES-ALL: :[[@LINE-3]]:3: warning: 'fsync' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ALL: :[[@LINE-4]]:3: note: await an awaitable flush instead, or hand the call to a thread
  // CHECK-NOTES-BUT: :[[@LINE-5]]:3: warning: 'fsync' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-BUT: :[[@LINE-6]]:3: note: await an awaitable flush instead, or hand the call to a thread
  pthread_mutex_lock(Mutex);
  // CHECK-NOTES-ALL: :[[@LINE-1]]:3: warning: 'pthread_mutex_lock' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ALL: :[[@LINE-2]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  // CHECK-NOTES-TWO: :[[@LINE-3]]:3: warning: 'pthread_mutex_lock' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-TWO: :[[@LINE-4]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  // CHECK-NOTES-AGAIN: :[[@LINE-5]]:3: warning: 'pthread_mutex_lock' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-AGAIN: :[[@LINE-6]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  getchar();
  // CHECK-NOTES-ALL: :[[@LINE-1]]:3: warning: 'getchar' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-ALL: :[[@LINE-2]]:3: note: await an awaitable read of the terminal instead, or hand the call to a thread
  // CHECK-NOTES-BUT: :[[@LINE-3]]:3: warning: 'getchar' blocks the event loop in coroutine 'categories'
  // CHECK-NOTES-BUT: :[[@LINE-4]]:3: note: await an awaitable read of the terminal instead, or hand the call to a thread
  co_return;
}
