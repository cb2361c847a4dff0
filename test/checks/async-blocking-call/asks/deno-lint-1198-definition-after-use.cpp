// denoland/deno_lint#1198: the order of definitions does not matter, nor do cycles.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

static void first(int N);

Task<> before() {
  first(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'first' blocks the event loop in coroutine 'before': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+10]]:28: note: 'first' calls 'second' here
  // CHECK-NOTES: :[[@LINE+12]]:5: note: 'second' calls 'third' here
  // CHECK-NOTES: :[[@LINE+15]]:5: note: 'third' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Each is used before it is defined, and the last leads back to the first.
static void second(int N);
static void third(int N);
static void first(int N) { second(N); }
static void second(int N) {
  if (N)
    third(N - 1);
}
static void third(int N) {
  if (N == 7)
    sleep(1);
  first(N);
}

Task<> after() {
  third(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'third' blocks the event loop in coroutine 'after': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:5: note: 'third' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
