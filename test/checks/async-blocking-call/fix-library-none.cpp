// RUN: %check_fix %s -- -I %inputs/libraries
// Coroutines of libraries in which their sleep would not compile.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/async_simple.h"
#include "fixes/folly.h"
#include <thread>

// Too fine for its clock.
folly::coro::Task<> nanoseconds(std::chrono::nanoseconds Pause) {
  std::this_thread::sleep_for(Pause);
  co_return;
}

// It awaits nothing.
async_simple::coro::DetachedCoroutine detached() {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  co_return;
}

folly::coro::AsyncGenerator<int> generator() {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  co_yield 1;
}

// No fix is known for its coroutines.
namespace coro {
template <typename T> struct task : mock::awaitable<T> {
  struct promise_type : mock::promise<task> {};
};
} // namespace coro

coro::task<void> scheduler() {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  co_return;
}
