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
    co_return;
  }
  aio::task<> async_exit(std::exception_ptr) { co_return; }
};

// What is opened in the enter is closed in the exit.
struct closing {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    co_await aio::sleep_for(150ms);
  }
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
