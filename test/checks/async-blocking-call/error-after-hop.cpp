// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml -- -ferror-limit=0
// In a coroutine that is being typed, and in a template that nothing instantiates, threads and states are followed as
// the statements are written.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

Task<> other();

template <typename T> Task<> never(lib::Pool &Threads, T Value) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'never'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_await lib::stayOn(Threads);
  sleep(1);
  Value.run();
}

Task<> typing(lib::Pool &Threads) {
  co_await lib::stayOn(Threads);
  sleep(1);
  Threads.
  // CHECK-NOTES: :[[@LINE+1]]:3: error: no member named 'sleep' in 'lib::Pool'
  sleep(1);
  sleep(1);
  co_await lib::backToLoop();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'typing'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> branches(lib::Pool &Threads, bool Once, int Kind) {
  undeclared;
  // CHECK-NOTES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclared'
  if (Once) {
    co_await lib::stayOn(Threads);
    sleep(1);
  } else if (Kind == 1) {
    co_return;
  } else {
    co_await lib::stayOn(Threads);
  }
  sleep(1);
  switch (Kind) {
  case 1:
    co_await lib::backToLoop();
    break;
  case 2:
    sleep(1);
    co_return;
  default:
    break;
  }
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'branches'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> loops(lib::Pool &Threads, int Count) {
  undeclared;
  // CHECK-NOTES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclared'
  for (int I = 0; I != Count; ++I) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'loops'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_await lib::stayOn(Threads);
    if (I == 1)
      continue;
    sleep(1);
    if (I == 2)
      break;
    co_await lib::backToLoop();
  }
  do {
    co_await lib::stayOn(Threads);
    sleep(1);
  } while (Count-- != 0);
  sleep(1);
  const int Values[] = {1, 2};
  for (int Value : Values)
    if (Value == 1)
      co_await lib::backToLoop();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'loops'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  while (true) {
    co_await lib::stayOn(Threads);
    break;
  }
  sleep(1);
}

Task<> tests(lib::Future First, lib::Future Second, bool Both) {
  undeclared;
  // CHECK-NOTES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclared'
  if (Both && First.isReady())
    First.get();
  if (!Second.isReady() || Both) {
    Second.get();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Future::get' blocks the event loop in coroutine 'tests'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result instead
  } else {
    Second.get();
  }
  const int Value = First.isReady() ? First.get() : 0;
  while (!Second.isReady())
    co_await other();
  Second.get();
  (void)Value;
}

Task<> handles(lib::Pool &Threads) {
  undeclared;
  // CHECK-NOTES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclared'
  try {
    co_await lib::stayOn(Threads);
    sleep(1);
  } catch (int) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'handles'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    throw;
  }
  sleep(1);
again:
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'handles'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_await lib::stayOn(Threads);
  goto again;
}
