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
  co_return;
}

struct session {
  connection opened;
};

aio::task<> defect_member() {
  session s;
  co_return;
}

struct secure : connection {};

aio::task<> defect_base() {
  secure s;
  co_return;
}

aio::task<> defect_new() {
  auto opened = std::make_unique<connection>();
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
