// RUN: %check_async %s -- %runtime
// Blocks: a function that an algorithm is given
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <algorithm>
#include <array>
#include <mutex>
#include <variant>

static const std::array<int, 3> times{50, 50, 50};

static void wait(int time) {
  std::this_thread::sleep_for(std::chrono::milliseconds(time));
}

aio::task<> defect_for_each() {
  std::for_each(times.begin(), times.end(), [](int time) { wait(time); });
  co_return;
}

aio::task<> defect_function() {
  std::for_each(times.begin(), times.end(), wait);
  co_return;
}

aio::task<> defect_any_of() {
  (void)std::any_of(times.begin(), times.end(), [](int time) {
    wait(time);
    return false;
  });
  co_return;
}

aio::task<> defect_visit() {
  std::variant<int, const char *> time = 150;
  struct visitor {
    void operator()(int number) const { wait(number); }
    void operator()(const char *) const {}
  };
  std::visit(visitor(), time);
  co_return;
}

aio::task<> defect_call_once() {
  static std::once_flag once;
  std::call_once(once, [] { wait(150); });
  co_return;
}

// A loop can await.
aio::task<> cure_awaited() {
  for (int time : times)
    co_await aio::sleep_for(std::chrono::milliseconds(time));
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread(
      [] { std::for_each(times.begin(), times.end(), wait); });
}

FIXTURE(defect_for_each, defect_function, defect_any_of, defect_visit,
        defect_call_once, cure_awaited, cure_offloaded)
