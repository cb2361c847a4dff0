// Hmbown/Codewhale#6149: a sleep in a test, and one on a thread of its own.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <thread>

static void watch() {
  while (true)
    sleep(1);
}
struct Watcher {
  void run() { sleep(1); }
  std::thread Thread{[this] { run(); }};
};
Task<> starts() {
  std::thread(watch).detach();
  static Watcher W;
  co_return;
}

static void testBody() {
  sleep(1);
  lib::syncWait([]() -> Task<> {
    sleep(1);
    co_return;
  }());
}
Task<> production() {
  testBody();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'testBody' blocks the event loop in coroutine 'production': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: 'testBody' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'production'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
