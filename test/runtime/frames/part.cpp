// RUN: %check_async %s -- %runtime
// Blocks: the destructor of a part of a local
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

class connection {
public:
  ~connection() { std::this_thread::sleep_for(150ms); }
};

struct session {
  connection opened;
  int number = 0;
};

aio::task<> defect_member() {
  session s;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'session::~session' blocks the event loop in coroutine 'defect_member': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 's' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:14: note: 'session::~session' calls 'connection::~connection' here
  // CHECK-NOTES: :[[@LINE-13]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:11: note: await 'aio::sleep_for' before 's' is destroyed
  co_await aio::yield();
}

struct secure : connection {
  int key = 0;
};

aio::task<> defect_base() {
  secure s;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'secure::~secure' blocks the event loop in coroutine 'defect_base': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 's' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:17: note: 'secure::~secure' calls 'connection::~connection' here
  // CHECK-NOTES: :[[@LINE-27]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:10: note: await 'aio::sleep_for' before 's' is destroyed
  co_await aio::yield();
}

aio::task<> defect_array() {
  connection both[2];
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'connection::~connection' blocks the event loop in coroutine 'defect_array': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'both' is destroyed here
  // CHECK-NOTES: :[[@LINE-36]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:14: note: await 'aio::sleep_for' before 'both' is destroyed
  co_await aio::yield();
}

aio::task<> defect_optional() {
  std::optional<connection> opened(std::in_place);
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: 'std::optional::~optional' blocks the event loop in coroutine 'defect_optional': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-45]]:3: note: 'std::optional::~optional' calls 'connection::~connection'
  // CHECK-NOTES: :[[@LINE-46]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:29: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
}

aio::task<> defect_unique_ptr() {
  auto opened = std::make_unique<connection>();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'defect_unique_ptr': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-55]]:3: note: 'std::unique_ptr::~unique_ptr' calls 'connection::~connection'
  // CHECK-NOTES: :[[@LINE-56]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:8: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
}

aio::task<> defect_vector() {
  std::vector<connection> opened(2);
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'std::vector::~vector' blocks the event loop in coroutine 'defect_vector': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-65]]:3: note: 'std::vector::~vector' calls 'connection::~connection'
  // CHECK-NOTES: :[[@LINE-66]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:27: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
}

aio::task<> defect_pair() {
  std::pair<connection, int> opened;
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'std::pair::~pair' blocks the event loop in coroutine 'defect_pair': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
  // CHECK-NOTES: :[[@LINE-75]]:3: note: 'std::pair::~pair' calls 'connection::~connection'
  // CHECK-NOTES: :[[@LINE-76]]:19: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:30: note: await 'aio::sleep_for' before 'opened' is destroyed
  co_await aio::yield();
}

// What is moved out has nothing left to end here.
aio::task<> cure_offloaded() {
  auto opened = std::make_unique<connection>();
  auto end = [moved = std::move(opened)]() mutable { moved.reset(); };
  co_await aio::to_thread(std::move(end));
}

// To close it takes time; to destroy it then takes none.
class closed_before {
public:
  aio::task<> close() { co_await aio::sleep_for(150ms); }
};

aio::task<> cure_awaited() {
  std::vector<closed_before> opened(2);
  for (closed_before &one : opened)
    co_await one.close();
}

FIXTURE(defect_member, defect_base, defect_array, defect_optional,
        defect_unique_ptr, defect_vector, defect_pair, cure_awaited,
        cure_offloaded)
