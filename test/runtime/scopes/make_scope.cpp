// RUN: %check_async %s -- %runtime
// Blocks: a function of which a scope is made
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"

static void wait() { std::this_thread::sleep_for(150ms); }
static aio::task<> nothing() { co_return; }

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect_enter() {
  co_await aio::async_with(aio::make_scope([] { wait(); }, nothing), body);
  // CHECK-NOTES: :[[@LINE-1]]:49: warning: 'wait' blocks the event loop in the enter given to 'aio::make_scope': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-8]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:49: note: use 'aio::sleep_for' instead
}

aio::task<> defect_exit() {
  co_await aio::async_with(aio::make_scope(nothing, [] { wait(); }), body);
  // CHECK-NOTES: :[[@LINE-1]]:58: warning: 'wait' blocks the event loop in the exit given to 'aio::make_scope': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-15]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:58: note: use 'aio::sleep_for' instead
}

aio::task<> defect_coroutine() {
  auto exit = []() -> aio::task<> {
    wait();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'wait' blocks the event loop in the exit given to 'aio::make_scope': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-23]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:5: note: await 'aio::sleep_for' instead
    co_return;
  };
  co_await aio::async_with(aio::make_scope(nothing, exit), body);
}

aio::task<> cure_awaited() {
  auto wait_here = [] { return aio::sleep_for(150ms); };
  co_await aio::async_with(aio::make_scope(wait_here, wait_here), body);
}

aio::task<> cure_offloaded() {
  auto wait_elsewhere = [] { return aio::to_thread(wait); };
  co_await aio::async_with(aio::make_scope(wait_elsewhere, wait_elsewhere),
                           body);
}

FIXTURE(defect_enter, defect_exit, defect_coroutine, cure_awaited,
        cure_offloaded)
