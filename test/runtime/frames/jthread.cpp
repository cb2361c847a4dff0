// RUN: %check_async %s -- %runtime
// Blocks: std::jthread objects that go out of scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <vector>

static void work() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  std::jthread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'defect' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:1: note: 'worker' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await 'aio::to_thread' before 'worker' is destroyed
  co_await aio::yield();
}

aio::task<> defect_temporary() {
  std::jthread{work};
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'defect_temporary' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' before the temporary is destroyed
  co_await aio::yield();
}

aio::task<> defect_many() {
  std::vector<std::jthread> workers;
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'defect_many' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'workers' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:29: note: await 'aio::to_thread' before 'workers' is destroyed
  workers.emplace_back(work);
  workers.emplace_back(work);
  co_await aio::yield();
}

struct service : std::jthread {
  service() : std::jthread(work) {}
};

aio::task<> defect_base() {
  service s;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'service::~service' blocks the event loop in coroutine 'defect_base': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 's' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:18: note: 'service::~service' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await 'aio::to_thread' before 's' is destroyed
  co_await aio::yield();
}

aio::task<> defect_unique_ptr() {
  auto worker = std::make_unique<std::jthread>(work);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'defect_unique_ptr' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:1: note: 'worker' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:8: note: await 'aio::to_thread' before 'worker' is destroyed
  co_await aio::yield();
}

aio::task<> cure_awaited() { co_await aio::to_thread(work); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { std::jthread worker(work); });
}

aio::task<> cure_detached() {
  std::thread worker(work);
  worker.detach();
  co_await aio::sleep_for(200ms);
}

FIXTURE(defect, defect_temporary, defect_many, defect_base, defect_unique_ptr,
        cure_awaited, cure_offloaded, cure_detached)
