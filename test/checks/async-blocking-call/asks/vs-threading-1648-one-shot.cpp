// microsoft/vs-threading#1648: what is consumed by the wait is not ready afterwards.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <utility>

lib::Awaitable consume(lib::Future);
void take(lib::Future);

Task<int> consumed(lib::Future F) {
  co_await consume(std::move(F));
  co_return F.get();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'lib::Future::get' blocks the event loop in coroutine 'consumed'
  // CHECK-NOTES: :[[@LINE-2]]:13: note: await the result instead, or hand the call to a thread
}
Task<int> awaitedAndGivenAway(lib::Future F) {
  co_await F.whenReady();
  take(std::move(F));
  co_return F.get();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'lib::Future::get' blocks the event loop in coroutine 'awaitedAndGivenAway'
  // CHECK-NOTES: :[[@LINE-2]]:13: note: await the result instead, or hand the call to a thread
}
Task<int> awaited(lib::Future F) {
  co_await F.whenReady();
  co_return F.get();
}
