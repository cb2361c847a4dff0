// astral-sh/ruff#12873: a coroutine that yields inside of a scope is no mistake.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <coroutine>

struct Stream {
  struct promise_type : TaskPromise {
    Stream get_return_object() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() noexcept {}
  };
};
struct Timeout {
  explicit Timeout(int) {}
  ~Timeout() {}
};

Task<int> next();

Stream values() {
  Timeout Limit(5);
  co_yield co_await next();
}
