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
  co_await aio::yield();
}

aio::task<> use(const connection &opened) {
  co_await aio::yield();
  opened.number();
}

// It lives as long as the co_await, and dies on the loop.
aio::task<> defect_awaited() {
  co_await use(connection());
}

aio::task<> defect_bound() {
  const connection &opened = connection();
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
