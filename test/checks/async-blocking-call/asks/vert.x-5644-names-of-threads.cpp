// eclipse-vertx/vert.x#5644: what a thread is for is no matter of names.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

static lib::Pool EventLoop;
static lib::Loop BlockingWorkers;
struct NonBlockingLoop : lib::Pool {};

Task<> byType(NonBlockingLoop &Derived) {
  co_await lib::stayOn(BlockingWorkers);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'byType'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_await lib::stayOn(EventLoop);
  sleep(1);
  co_await lib::backToLoop();
  co_await lib::stayOn(Derived);
  sleep(1);
}
