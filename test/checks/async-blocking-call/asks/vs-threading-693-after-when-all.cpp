// microsoft/vs-threading#693, #541 and #878, SonarSource/sonar-dotnet#3452: the result of what was awaited together with others is there.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <vector>

static void passedByValue(lib::Future) {}
lib::Future start();
lib::Awaitable whenAllOf(std::vector<lib::Future> &);

Task<int> both(lib::Future F, lib::Future G, lib::Future H) {
  co_await lib::whenAll(F, G);
  int Sum = F.get() + G.get();
  H.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'both'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead, or hand the call to a thread
  co_return Sum;
}
Task<> oneAfterTheOther() {
  auto F = start(), G = start(), H = start(), I = start();
  co_await lib::whenAll(F, G);
  F.get();
  H.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'oneAfterTheOther'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead, or hand the call to a thread
  co_await lib::whenAll(H, I);
  H.get();
  I.get();
  G.get();
}
Task<> stillTheSame(lib::Future F, lib::Future G) {
  co_await lib::whenAll(F, G);
  passedByValue(F);
  F.get();
}
Task<> another(lib::Future F, lib::Future G) {
  co_await lib::whenAll(F, G);
  F = start();
  F.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'another'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead, or hand the call to a thread
  G.get();
}
Task<> sometimes(lib::Future F, lib::Future G, bool Waits) {
  if (Waits)
    co_await lib::whenAll(F, G);
  F.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'sometimes'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead, or hand the call to a thread
}
// What holds of a container is not known of its elements: see docs/limits.md.
Task<> inAContainer(std::vector<lib::Future> All) {
  co_await whenAllOf(All);
  for (auto &F : All)
    F.get();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Future::get' blocks the event loop in coroutine 'inAContainer'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result instead, or hand the call to a thread
}
