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
    co_await aio::yield();
  };
  co_await work();
}

aio::task<> defect_unique_ptr() {
  auto work = [opened = std::make_unique<connection>()]() -> aio::task<> {
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
