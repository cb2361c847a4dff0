// RUN: %check_async %s -- -isystem %inputs/libraries
// What Seastar runs when a scope is left.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <seastar/core/future.hh>
#include <seastar/util/closeable.hh>
#include <seastar/util/defer.hh>

struct Service {
  seastar::future<> close();
  seastar::future<> stop();
};
seastar::future<> work();
void note();

seastar::future<> continuation() {
  return work().finally([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'sleep' blocks the event loop in the exit given to 'seastar::future::finally' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:30: note: use 'seastar::sleep' instead
}

seastar::future<> coroutine(Service &S) {
  seastar::deferred_close<Service> Closer(S);
  // CHECK-NOTES: :[[@LINE-1]]:36: warning: 'seastar::deferred_close::~deferred_close' blocks the event loop in coroutine 'coroutine' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+13]]:1: note: 'Closer' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:36: note: await 'seastar::with_closeable' before 'Closer' is destroyed
  seastar::deferred_stop<Service> Stopper(S);
  // CHECK-NOTES: :[[@LINE-1]]:35: warning: 'seastar::deferred_stop::~deferred_stop' blocks the event loop in coroutine 'coroutine' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+9]]:1: note: 'Stopper' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:35: note: await 'seastar::with_stoppable' before 'Stopper' is destroyed
  auto Guard = seastar::defer([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'seastar::deferred_action::~deferred_action' blocks the event loop in coroutine 'coroutine': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'Guard' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:31: note: 'seastar::deferred_action::~deferred_action' calls this lambda
  // CHECK-NOTES: :[[@LINE-4]]:36: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:8: note: await 'seastar::sleep' before 'Guard' is destroyed
  co_await work();
}

// Silent from here.
seastar::future<> quick(Service &S) {
  auto Guard = seastar::defer([] { note(); });
  co_await work().finally([&S] { return S.close(); });
}
