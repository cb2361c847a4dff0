// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// RUN: %check_async %s --error-elsewhere --option CatalogFile=%inputs/hops.yaml
// A coroutine that a thread waits for stalls nobody else before it suspends.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <utility>

lib::Awaitable other();

Task<> driven() {
  sleep(1);
  co_await other();
  sleep(2);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'driven'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> drivenWithArguments(int Seconds) {
  sleep(Seconds);
  co_return;
}

// It is also awaited, or kept.
Task<> shared() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'shared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> kept() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'kept'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> nobodyKnows() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'nobodyKnows'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> drivenByACoroutine() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'drivenByACoroutine'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> waits() {
  lib::syncWait(drivenByACoroutine());
  co_await shared();
}

int main() {
  lib::syncWait(driven());
  lib::syncWait(drivenWithArguments(1));
  lib::syncWait(shared());
  auto Later = kept();
  lib::syncWait(std::move(Later));
  lib::syncWait([]() -> Task<> {
    sleep(1);
    co_await other();
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }());
}

// Coroutines of such a type run where blocking is allowed.
lib::Background background() {
  sleep(1);
  co_return;
}
