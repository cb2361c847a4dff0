// RUN: %check_async %s -- %runtime
// Blocks: std::jthread objects that go out of scope
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <vector>

static void work() { std::this_thread::sleep_for(150ms); }

aio::task<> defect() {
  std::jthread worker(work);
  co_await aio::yield();
}

aio::task<> defect_temporary() {
  std::jthread{work};
  co_await aio::yield();
}

aio::task<> defect_many() {
  std::vector<std::jthread> workers;
  workers.emplace_back(work);
  workers.emplace_back(work);
  co_await aio::yield();
}

struct service : std::jthread {
  service() : std::jthread(work) {}
};

aio::task<> defect_base() {
  service s;
  co_await aio::yield();
}

aio::task<> defect_unique_ptr() {
  auto worker = std::make_unique<std::jthread>(work);
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

FIXTURE(defect, defect_temporary, defect_many, defect_base,
        defect_unique_ptr, cure_awaited, cure_offloaded, cure_detached)
