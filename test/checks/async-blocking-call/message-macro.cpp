// RUN: %check_async %s
// A blocking call in a macro is reported where the macro is used.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "log.h"
#include "task.h"

#define PAUSE() sleep(1)
#define PAUSE_TWICE()                                                          \
  do {                                                                         \
    sleep(1);                                                                  \
    sleep(1);                                                                  \
  } while (false)
#define CALL(Function) Function(1)
#define EVALUATE(Expression) Expression
#define OUTER() PAUSE()
#define TRY(Expression)                                                        \
  if (auto Result = (Expression); !Result)                                     \
    co_return;

Task<> body() {
  PAUSE();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'body'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  PAUSE_TWICE();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'body'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  OUTER();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'body'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  LOG_SLOWLY(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'append' blocks the event loop in coroutine 'body': it reaches 'std::ofstream::open'
  // CHECK-NOTES: log.h:16:3: note: 'append' calls 'std::ofstream::open' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

// An argument is written where it stands.
Task<> argument() {
  CALL(sleep);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'sleep' blocks the event loop in coroutine 'argument'
  // CHECK-NOTES: :[[@LINE-2]]:8: note: await an awaitable timer instead, or hand the call to a thread
  EVALUATE(sleep(1));
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'sleep' blocks the event loop in coroutine 'argument'
  // CHECK-NOTES: :[[@LINE-2]]:12: note: await an awaitable timer instead, or hand the call to a thread
  TRY(sleep(1))
  co_return;
  // CHECK-NOTES: :[[@LINE-2]]:7: warning: 'sleep' blocks the event loop in coroutine 'argument'
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead, or hand the call to a thread
}

// Two uses are two findings.
Task<> uses() {
  PAUSE();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'uses'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  PAUSE();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'uses'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

#define DEFINE_NAP(Name)                                                       \
  void Name() { sleep(1); }
DEFINE_NAP(nap)

Task<> inAHelper() {
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'inAHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:1: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A coroutine that a macro writes.
#define DEFINE_TASK(Name)                                                      \
  Task<> Name() {                                                              \
    sleep(1);                                                                  \
    co_return;                                                                 \
  }
DEFINE_TASK(first)
DEFINE_TASK(second)
// CHECK-NOTES: :[[@LINE-2]]:1: warning: 'sleep' blocks the event loop in coroutine 'first'
// CHECK-NOTES: :[[@LINE-3]]:1: note: await an awaitable timer instead, or hand the call to a thread
// CHECK-NOTES: :[[@LINE-3]]:1: warning: 'sleep' blocks the event loop in coroutine 'second'
// CHECK-NOTES: :[[@LINE-4]]:1: note: await an awaitable timer instead, or hand the call to a thread
