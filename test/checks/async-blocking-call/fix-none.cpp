// RUN: %check_fix %s -- -I %source_root/lib/Runtime
// Where a blocking call stays as it is, because what the library has instead
// would not compile there or not mean the same.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include "task.h"
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

#define NAP() sleep(1)
#define CALLED sleep

// An operand of something.
aio::task<unsigned> value(bool done) {
  unsigned left = sleep(1);
  (void)sleep(2);
  left += sleep(3);
  done && sleep(4);
  done ? (void)sleep(5) : (void)0;
  sleep(6), sleep(7);
  (sleep(8));
  if (sleep(9))
    co_return left;
  for (; !done; sleep(10))
    ;
  while (sleep(11))
    ;
  switch (sleep(12)) {}
  for (unsigned i : {sleep(13)})
    left += i;
  co_return sleep(14);
}

// A macro, a comment that would be lost.
aio::task<> spelling() {
  NAP();
  CALLED(1);
  sleep(/*seconds=*/1);
  sleep(1 /* second */);
  sleep( // One is enough.
      1);
  co_return;
}

// Handlers cannot await.
aio::task<> handler() {
  try {
    co_await aio::sleep_for(1ms);
  } catch (...) {
    sleep(1);
  }
}

// A closure that is no coroutine, a plain function.
aio::task<> nested() {
  auto nap = [] { sleep(1); };
  nap();
  co_return;
}
inline void nap() { sleep(1); }
aio::task<> helper() {
  nap();
  co_return;
}

// Unevaluated.
aio::task<int> unevaluated() {
  co_return sizeof(sleep(1)) + noexcept(sleep(1));
}

// A default argument is evaluated in the caller, and may not await.
inline int later(unsigned n = sleep(1)) { return n; }
aio::task<> defaulted() {
  later();
  co_return;
}

// An awaiter, and a coroutine of another type.
struct awaiter {
  bool await_ready() {
    sleep(1);
    return true;
  }
  void await_suspend(std::coroutine_handle<>) { sleep(1); }
  void await_resume() { sleep(1); }
};
Task<> own() {
  sleep(1);
  co_return;
}

// The enter and exit of a scope; an exit also runs when the task is cancelled.
struct scope {
  void async_enter() { sleep(1); }
  aio::task<> async_exit(std::exception_ptr) {
    sleep(1);
    co_return;
  }
};

// Constructors and destructors are no coroutines.
struct object {
  object() { sleep(1); }
  ~object() { sleep(1); }
};
aio::task<> frame() {
  object o;
  co_return;
}

// Another argument's type would not fit.
aio::task<> number(double seconds) {
  sleep(seconds);
  co_return;
}

// The clock is not that of the loop.
aio::task<> other_clock() {
  std::this_thread::sleep_until(std::chrono::system_clock::now() + 1s);
  co_return;
}

// An instance's text is that of all instances.
template <typename T> aio::task<> instance(T pause) {
  std::this_thread::sleep_for(pause);
  co_return;
}
template aio::task<> instance(std::chrono::seconds);

// Another name hides the library's.
namespace app {
namespace aio {
struct nothing {};
} // namespace aio
::aio::task<> hidden() {
  sleep(1);
  co_return;
}
} // namespace app
