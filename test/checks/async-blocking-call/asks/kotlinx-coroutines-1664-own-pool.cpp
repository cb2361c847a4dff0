// Kotlin/kotlinx.coroutines#1664: a dispatcher of one's own whose threads may block.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

struct [[clang::annotate("async::pool")]] DatabasePool {};
struct UndeclaredPool {};
struct [[clang::annotate("async::loop")]] Interface {};

Task<> queries(DatabasePool &Pool) {
  co_await lib::visit(Pool);
  sleep(1);
}
Task<> draws(Interface &Loop) {
  co_await lib::visit(Loop);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'draws'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
}
// Nothing is known of it: silence.
Task<> runs(UndeclaredPool &Pool) {
  co_await lib::visit(Pool);
  sleep(1);
}
