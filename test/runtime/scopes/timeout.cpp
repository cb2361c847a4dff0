// RUN: %check_async %s -- %runtime
// Blocks: a body whose time is limited: nobody can stop it
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "aio/timeout.h"
#include "fixture.h"

// Over before it could be interrupted.
aio::task<> blocking_body() {
  std::this_thread::sleep_for(150ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'blocking_body' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect() { co_await aio::with_timeout(10ms, blocking_body()); }

aio::task<> defect_scope() {
  co_await aio::async_with(aio::timeout_scope(10ms), blocking_body);
}

aio::task<> awaiting_body() { co_await aio::sleep_for(150ms); }

aio::task<> cure_awaited() {
  try {
    co_await aio::with_timeout(10ms, awaiting_body());
  } catch (const aio::timed_out &) {
  }
}

// The wait is interrupted; the thread runs on.
aio::task<> cure_offloaded() {
  try {
    co_await aio::async_with(aio::timeout_scope(10ms), [] {
      return aio::to_thread([] { std::this_thread::sleep_for(150ms); });
    });
  } catch (const aio::timed_out &) {
  }
}

FIXTURE(defect, defect_scope, cure_awaited, cure_offloaded)
