// RUN: %check_async %s
// A library that is included as if it were the user's: what it hands on inside
// its own namespace begins no context, and a handler is named by the call that
// the user wrote.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace asio {
class io_context {
public:
  template <int> class basic_executor_type {};
  using executor_type = basic_executor_type<0>;
};
class thread_pool {
public:
  template <int> class basic_executor_type {};
  using executor_type = basic_executor_type<0>;
};

template <typename Initiation, typename Token>
void async_initiate(Initiation I, Token &T) {
  I(T);
}
template <typename Executor, typename Token>
void post(Executor, Token T) {
  asio::async_initiate([](auto &Handler) { Handler(); }, T);
}
} // namespace asio

void posts(asio::thread_pool::executor_type Pool) {
  auto Work = [] { sleep(1); };
  asio::post(Pool, Work);
  asio::post(Pool, [] { sleep(2); });
}

void postsToLoop(asio::io_context::executor_type Loop) {
  asio::post(Loop, [] { sleep(3); });
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'sleep' blocks the event loop in the handler of 'asio::post'
  // CHECK-NOTES: :[[@LINE-2]]:25: note: use 'asio::steady_timer::async_wait' instead
}
