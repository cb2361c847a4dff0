// RUN: %check_async %s -- %runtime
// Blocks: an exit, three calls down
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

static void wait_for_answer() { std::this_thread::sleep_for(150ms); }
static void say_goodbye() { wait_for_answer(); }
static void hang_up() { say_goodbye(); }

struct blocking {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    hang_up();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'hang_up' blocks the event loop in the exit of async scope 'blocking': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-7]]:25: note: 'hang_up' calls 'say_goodbye' here
    // CHECK-NOTES: :[[@LINE-9]]:29: note: 'say_goodbye' calls 'wait_for_answer' here
    // CHECK-NOTES: :[[@LINE-11]]:33: note: 'wait_for_answer' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-5]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

struct offloading {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    co_await aio::to_thread(hang_up);
  }
};

static aio::task<> answer() { co_await aio::sleep_for(150ms); }
static aio::task<> goodbye() { co_await answer(); }

struct awaiting {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) { return goodbye(); }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() { co_await aio::async_with(blocking(), body); }

aio::task<> cure_offloaded() { co_await aio::async_with(offloading(), body); }

aio::task<> cure_awaited() { co_await aio::async_with(awaiting(), body); }

FIXTURE(defect, cure_offloaded, cure_awaited)
