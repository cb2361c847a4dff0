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
  co_await aio::yield();
}

struct secure : connection {
  int key = 0;
};

aio::task<> defect_base() {
  secure s;
  co_await aio::yield();
}

aio::task<> defect_array() {
  connection both[2];
  co_await aio::yield();
}

aio::task<> defect_optional() {
  std::optional<connection> opened(std::in_place);
  co_await aio::yield();
}

aio::task<> defect_unique_ptr() {
  auto opened = std::make_unique<connection>();
  co_await aio::yield();
}

aio::task<> defect_vector() {
  std::vector<connection> opened(2);
  co_await aio::yield();
}

aio::task<> defect_pair() {
  std::pair<connection, int> opened;
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
