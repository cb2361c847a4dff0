// RUN: %check_async %s -- %runtime
// Blocks: the destructor of a temporary
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

class connection {
public:
  ~connection() { std::this_thread::sleep_for(150ms); }
  int number() const { return 1; }
};

aio::task<> defect() {
  connection().number();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'connection::~connection' blocks the event loop in coroutine 'defect': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-7]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' before the temporary is destroyed
  co_await aio::yield();
}

aio::task<> use(const connection &opened) {
  co_await aio::yield();
  opened.number();
}

// It lives as long as the co_await, and dies on the loop.
aio::task<> defect_awaited() { co_await use(connection()); }
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_awaited': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-20]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:45: note: await 'aio::sleep_for' before the temporary is destroyed

aio::task<> defect_bound() {
  const connection &opened = connection();
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_bound': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-27]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:21: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
  opened.number();
}

class quick {
public:
  int number() const { return 1; }
  aio::task<> close() const { co_await aio::sleep_for(150ms); }
};

aio::task<> cure_awaited() { co_await quick().close(); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { return connection().number(); });
}

FIXTURE(defect, defect_awaited, defect_bound, cure_awaited, cure_offloaded)
