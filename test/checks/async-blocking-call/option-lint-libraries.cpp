// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// RUN: %check_async %s --check-suffix LINTED --option CatalogFile=%inputs/hops.yaml --option LintLibraries=hops
// RUN: %check_async %s --check-suffix LINTED --option CatalogFile=%inputs/hops.yaml --option "LintLibraries=ho*;libcoro"
// RUN: %check_async %s --check-suffix WRONG --option CatalogFile=%inputs/hops.yaml --option LintLibraries=hobs
// The code of a library is checked for its own developers.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

// CHECK-NOTES-WRONG: error: no library 'hobs' is in the catalog, as option 'async-blocking-call.LintLibraries' says

namespace lib {

inline void pause() { sleep(1); }

Task<> own() {
  pause();
  // CHECK-NOTES-LINTED: :[[@LINE-1]]:3: warning: 'lib::pause' blocks the event loop in coroutine 'lib::own': it reaches 'sleep'
  // CHECK-NOTES-LINTED: :[[@LINE-5]]:23: note: 'lib::pause' calls 'sleep' (sleep) here
  // CHECK-NOTES-LINTED: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

} // namespace lib

Task<> user() {
  lib::pause();
  // CHECK-NOTES-LINTED: :[[@LINE-1]]:3: warning: 'lib::pause' blocks the event loop in coroutine 'user': it reaches 'sleep'
  // CHECK-NOTES-LINTED: :[[@LINE-15]]:23: note: 'lib::pause' calls 'sleep' (sleep) here
  // CHECK-NOTES-LINTED: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

// What is the user's own is checked in any case.
Task<> always() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'always'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  // CHECK-NOTES-LINTED: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'always'
  // CHECK-NOTES-LINTED: :[[@LINE-4]]:3: note: await an awaitable timer instead
  // CHECK-NOTES-WRONG: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'always'
  // CHECK-NOTES-WRONG: :[[@LINE-6]]:3: note: await an awaitable timer instead
  co_return;
}
