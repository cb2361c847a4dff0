// FoundationDB/fdb-record-layer#324: to take the result of what is complete, and to wait for it.
// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

// It throws where the result is not there yet.
[[clang::annotate("async::nonblocking")]] static int joinNow(lib::Future &F) {
  return F.get();
}
static int join(lib::Future &F) { return F.get(); }

Task<> modes(lib::Future &F, lib::Future &G) {
  joinNow(F);
  join(F);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'join' blocks the event loop in coroutine 'modes': it reaches 'lib::Future::get'
  // CHECK-NOTES: :[[@LINE-6]]:42: note: 'join' calls 'lib::Future::get' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result instead, or hand the call to a thread
  co_await G.whenReady();
  join(G);
  co_return;
}
