// RUN: %check_async %s -- %runtime
// Blocks: the destructor of a coroutine's parameter
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <utility>

class connection {
public:
  connection() = default;
  connection(connection &&other) noexcept
      : is_open(std::exchange(other.is_open, false)) {}
  ~connection() {
    if (is_open)
      std::this_thread::sleep_for(150ms);
  }
  aio::task<> close() {
    co_await aio::sleep_for(150ms);
    is_open = false;
  }

private:
  bool is_open = true;
};

aio::task<> use(connection opened) {
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'connection::~connection' blocks the event loop in coroutine 'use': it reaches 'std::this_thread::sleep_for' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE+5]]:1: note: 'opened' is destroyed here
// CHECK-NOTES: :[[@LINE-14]]:7: note: 'connection::~connection' calls 'std::this_thread::sleep_for' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:28: note: await 'aio::sleep_for' before 'opened' is destroyed
  (void)opened;
  co_await aio::yield();
}

aio::task<> defect() {
  connection *opened = new connection;
  co_await use(std::move(*opened));
}

// Borrowed, it ends where it was made.
aio::task<> borrow(connection &opened) { co_await opened.close(); }

static connection outlives;

aio::task<> cure_reference() { co_await borrow(outlives); }

FIXTURE(defect, cure_reference)
