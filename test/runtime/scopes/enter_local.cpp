// RUN: %check_async %s -- %runtime
// Blocks: the destructor of a local of an enter
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct connection {
  ~connection() { std::this_thread::sleep_for(150ms); }
};

struct blocking {
  aio::task<> async_enter() {
    connection tried;
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'connection::~connection' blocks the event loop in the enter of async scope 'blocking': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+3]]:5: note: 'tried' is destroyed here
    // CHECK-NOTES: :[[@LINE-8]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:16: note: await 'aio::sleep_for' before 'tried' is destroyed
    co_return;
  }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

// What is opened in the enter is closed in the exit.
struct closing {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(150ms); }
};

// Elsewhere, a destructor may take its time.
struct offloading {
  aio::task<> async_enter() {
    co_await aio::to_thread([] { connection tried; });
  }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

aio::task<> body() { co_await aio::sleep_for(1ms); }

aio::task<> defect() { co_await aio::async_with(blocking(), body); }

aio::task<> cure_awaited() { co_await aio::async_with(closing(), body); }

aio::task<> cure_offloaded() { co_await aio::async_with(offloading(), body); }

FIXTURE(defect, cure_awaited, cure_offloaded)
