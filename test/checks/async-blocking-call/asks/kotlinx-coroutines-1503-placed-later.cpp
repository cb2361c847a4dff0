// Kotlin/kotlinx.coroutines#1503: on which threads a coroutine runs is said where it is started.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

Task<> other();

static Task<int> reads(int Times) {
  sleep(Times);
  co_await other();
  sleep(Times);
  co_return Times;
}
static Task<> draws() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'draws'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
// It is awaited as well.
static Task<> shared() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'shared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
// Others may start it, too.
Task<> declaredElsewhere();

Task<> starts(lib::Pool &Threads, lib::Loop &Loop) {
  co_await lib::spawnOn(Threads, reads(1));
  co_await lib::spawnOn(Loop, draws());
  co_await lib::spawnOn(Threads, shared());
  co_await shared();
  co_await lib::spawnOn(Threads, []() -> Task<> {
    sleep(1);
    co_return;
  }());
}
void startsFromOutside(lib::Pool &Threads) { lib::spawnOn(Threads, reads(2)); }
