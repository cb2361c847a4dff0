// RUN: %check_async %s -- %runtime
// Blocks: the destructor of a local, wherever it dies
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>
#include <stdexcept>

class connection {
public:
  ~connection() { std::this_thread::sleep_for(150ms); }
};

aio::task<> defect() {
  connection opened;
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'connection::~connection' blocks the event loop in coroutine 'defect': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-7]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:14: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
}

aio::task<> defect_block() {
  {
    connection opened;
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_block': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+4]]:3: note: 'opened' is destroyed here
    // CHECK-NOTES: :[[@LINE-17]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:16: note: await 'aio::sleep_for' before 'opened' is destroyed
    co_await aio::yield();
  }
  co_await aio::yield();
}

aio::task<> defect_loop() {
  for (int i = 0; i != 2; ++i) {
    connection opened;
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_loop': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+4]]:3: note: 'opened' is destroyed here
    // CHECK-NOTES: :[[@LINE-29]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:16: note: await 'aio::sleep_for' before 'opened' is destroyed
    co_await aio::yield();
  }
}

aio::task<> defect_early_return() {
  connection opened;
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_early_return': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-39]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:14: note: await 'aio::sleep_for' before 'opened' is destroyed
  if (thread_local bool is_late = true; is_late)
    co_return;
  co_await aio::yield();
}

static void fail() { throw std::runtime_error("this fails"); }

aio::task<> defect_exception() {
  try {
    connection opened;
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_exception': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+4]]:3: note: 'opened' is destroyed here
    // CHECK-NOTES: :[[@LINE-53]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:16: note: await 'aio::sleep_for' before 'opened' is destroyed
    fail();
  } catch (const std::runtime_error &) {
  }
  co_return;
}

class scoped {
public:
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(150ms); }
};

aio::task<> cure_scope() {
  co_await aio::async_with(scoped(), [] { return aio::yield(); });
}

aio::task<> cure_at_exit() {
  co_await aio::at_coroutine_exit([] { return aio::sleep_for(150ms); });
  co_await aio::yield();
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { connection opened; });
}

FIXTURE(defect, defect_block, defect_loop, defect_early_return,
        defect_exception, cure_scope, cure_at_exit, cure_offloaded)
