// RUN: %check_async %s -- %runtime
// Blocks: the constructor of a local, a member or a base
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>
#include <memory>
#include <utility>

class connection {
public:
  connection() { std::this_thread::sleep_for(150ms); }
};

aio::task<> defect() {
  connection opened;
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'connection::connection' blocks the event loop in coroutine 'defect': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-6]]:18: note: 'connection::connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:14: note: await 'aio::sleep_for' instead
  co_return;
}

struct session {
  connection opened;
};

aio::task<> defect_member() {
  session s;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'session::session' blocks the event loop in coroutine 'defect_member': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-7]]:8: note: 'session::session' calls 'connection::connection' here
  // CHECK-NOTES: :[[@LINE-19]]:18: note: 'connection::connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await 'aio::sleep_for' instead
  co_return;
}

struct secure : connection {};

aio::task<> defect_base() {
  secure s;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'secure::secure' blocks the event loop in coroutine 'defect_base': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-5]]:8: note: 'secure::secure' calls 'connection::connection' here
  // CHECK-NOTES: :[[@LINE-30]]:18: note: 'connection::connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_new() {
  auto opened = std::make_unique<connection>();
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::make_unique' blocks the event loop in coroutine 'defect_new': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-38]]:3: note: 'std::make_unique' calls 'connection::connection'
  // CHECK-NOTES: :[[@LINE-39]]:18: note: 'connection::connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:17: note: await 'aio::sleep_for' instead
  co_return;
}

// A constructor that does nothing yet, and a function that waits.
struct unopened {
  aio::task<> open() { co_await aio::sleep_for(150ms); }
};

aio::task<> cure_awaited() {
  unopened later;
  co_await later.open();
}

struct scope {
  unopened later;
  aio::task<> async_enter() { return later.open(); }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

aio::task<> cure_scope() {
  co_await aio::async_with(scope(), [] { return aio::yield(); });
}

aio::task<> cure_offloaded() {
  auto opened =
      co_await aio::to_thread([] { return std::make_unique<connection>(); });
}

FIXTURE(defect, defect_member, defect_base, defect_new, cure_awaited,
        cure_scope, cure_offloaded)
