// RUN: %check_async %s -- %runtime
// Blocks: the destructor of what a coroutine lambda has captured
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <utility>

class connection {
public:
  ~connection() { std::this_thread::sleep_for(150ms); }
};

aio::task<> defect() {
  auto work = [opened = connection()]() -> aio::task<> {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the destructor of a lambda blocks the event loop in coroutine 'defect': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+7]]:1: note: 'work' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the destructor calls 'connection::~connection' here
  // CHECK-NOTES: :[[@LINE-8]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:8: note: await 'aio::sleep_for' before 'work' is destroyed
    co_await aio::yield();
  };
  co_await work();
}

aio::task<> defect_unique_ptr() {
  auto work = [opened = std::make_unique<connection>()]() -> aio::task<> {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: the destructor of a lambda blocks the event loop in coroutine 'defect_unique_ptr': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+8]]:1: note: 'work' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: the destructor calls 'std::unique_ptr::~unique_ptr' here
  // CHECK-NOTES: :[[@LINE-20]]:3: note: 'std::unique_ptr::~unique_ptr' calls 'connection::~connection'
  // CHECK-NOTES: :[[@LINE-21]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-6]]:8: note: await 'aio::sleep_for' before 'work' is destroyed
    co_await aio::yield();
  };
  co_await work();
}

aio::task<> cure_reference() {
  static connection &shared = *new connection;
  auto work = [&opened = shared]() -> aio::task<> {
    (void)opened;
    co_await aio::yield();
  };
  co_await work();
}

aio::task<> cure_offloaded() {
  auto work = [] {
    auto inner = [opened = connection()] { (void)opened; };
    inner();
  };
  co_await aio::to_thread(work);
}

FIXTURE(defect, defect_unique_ptr, cure_reference, cure_offloaded)
