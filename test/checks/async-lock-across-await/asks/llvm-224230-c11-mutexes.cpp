// llvm/llvm-project PR224230 and PR93799: mtx_timedlock takes two arguments, and a lock that was not taken is not held.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <pthread.h>
#include <threads.h>

Task<> other();
static mtx_t C;
static pthread_mutex_t P;

Task<> timed(const timespec *Until) {
  if (mtx_timedlock(&C, Until) == thrd_success) {
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: the lock of 'C' is held across 'co_await' in coroutine 'timed' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:5: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:7: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    co_await other();
    mtx_unlock(&C);
  }
}
Task<> timedInVain(const timespec *Until) {
  if (mtx_timedlock(&C, Until) != thrd_success)
    co_await other();
  else
    mtx_unlock(&C);
}
Task<> locked() {
  mtx_lock(&C);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: the lock of 'C' is held across 'co_await' in coroutine 'locked' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:3: note: release it before the coroutine suspends, or use a mutex that is awaited instead
  co_await other();
  mtx_unlock(&C);
}
Task<> tried() {
  if (pthread_mutex_trylock(&P) != 0) {
    co_await other();
    co_return;
  }
  pthread_mutex_unlock(&P);
  co_await other();
}
Task<> triedAndHeld() {
  if (pthread_mutex_trylock(&P) == 0) {
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: the lock of 'P' is held across 'co_await' in coroutine 'triedAndHeld' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE+2]]:5: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-3]]:7: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    co_await other();
    pthread_mutex_unlock(&P);
  }
}
