// microsoft/vs-threading#698, #680 and #301: what was found to be complete does not wait.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <chrono>
#include <future>

using namespace std::chrono_literals;

Task<int> tested(lib::Future F, lib::Future G) {
  if (F.isReady())
    co_return F.get();
  if (G.isReady() && G.get() == 1)
    co_return 2;
  co_return F.get();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'lib::Future::get' blocks the event loop in coroutine 'tested'
  // CHECK-NOTES: :[[@LINE-2]]:13: note: await the result instead, or hand the call to a thread
}
Task<int> conditional(lib::Future F, lib::Future G) {
  int First = F.isReady() ? F.get() : 0;
  int Second = G.isReady() ? 0 : G.get();
  // CHECK-NOTES: :[[@LINE-1]]:34: warning: 'lib::Future::get' blocks the event loop in coroutine 'conditional'
  // CHECK-NOTES: :[[@LINE-2]]:34: note: await the result instead, or hand the call to a thread
  co_return First + Second;
}
Task<int> otherwiseAwaited(lib::Future F) {
  if (!F.isReady())
    co_await F.whenReady();
  co_return F.get();
}
Task<int> ofTheStandard(std::future<int> F, std::future<int> G) {
  if (F.wait_for(0s) == std::future_status::ready)
    co_return F.get();
  co_return G.get();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the event loop in coroutine 'ofTheStandard'
  // CHECK-NOTES: :[[@LINE-2]]:13: note: await the result of an awaitable operation instead, or hand the call to a thread
}
Task<int> another(lib::Future F, lib::Future G) {
  if (F.isReady())
    co_return G.get();
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'lib::Future::get' blocks the event loop in coroutine 'another'
    // CHECK-NOTES: :[[@LINE-2]]:15: note: await the result instead, or hand the call to a thread
  co_return 0;
}
// A helper that tests is not followed: see docs/limits.md.
static bool isDone(const lib::Future &F) { return F.isReady(); }
Task<int> byAHelper(lib::Future F) {
  if (isDone(F))
    co_return F.get();
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'lib::Future::get' blocks the event loop in coroutine 'byAHelper'
    // CHECK-NOTES: :[[@LINE-2]]:15: note: await the result instead, or hand the call to a thread
  co_return 0;
}
