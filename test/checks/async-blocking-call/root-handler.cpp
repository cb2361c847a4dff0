// RUN: %check_async %s -- -isystem %inputs/system
// A completion handler and what is posted to the loop run on its thread; what a pool is given does not.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/asio.hpp>

namespace asio = boost::asio;

void helper() { sleep(1); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: 'sleep' blocks the event loop in handler 'helper' of 'boost::asio::dispatch'
// CHECK-NOTES: :[[@LINE-2]]:17: note: use 'boost::asio::steady_timer::async_wait' instead

void onTimer(asio::error_code) { sleep(1); }
// CHECK-NOTES: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop in handler 'onTimer' of 'boost::asio::steady_timer::async_wait'
// CHECK-NOTES: :[[@LINE-2]]:34: note: use 'boost::asio::steady_timer::async_wait' instead

struct Retry {
  void operator()(asio::error_code) const { sleep(1); }
  // CHECK-NOTES: :[[@LINE-1]]:45: warning: 'sleep' blocks the event loop in handler 'Retry::operator()' of 'boost::asio::steady_timer::async_wait'
  // CHECK-NOTES: :[[@LINE-2]]:45: note: use 'boost::asio::steady_timer::async_wait' instead
};

struct Session {
  asio::steady_timer Timer;

  void start() {
    Timer.async_wait([this](asio::error_code) { onWake(); });
    // CHECK-NOTES: :[[@LINE-1]]:49: warning: 'Session::onWake' blocks the event loop in the handler of 'boost::asio::steady_timer::async_wait': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE+3]]:19: note: 'Session::onWake' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:49: note: use 'boost::asio::steady_timer::async_wait' instead
  }
  void onWake() { sleep(1); }
};

// Nothing here is a coroutine.
void start(asio::io_context &Loop, asio::steady_timer &Timer) {
  Timer.async_wait([](asio::error_code) { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:43: warning: 'sleep' blocks the event loop in the handler of 'boost::asio::steady_timer::async_wait'
  // CHECK-NOTES: :[[@LINE-2]]:43: note: use 'boost::asio::steady_timer::async_wait' instead
  Timer.async_wait(onTimer);
  Timer.async_wait(Retry());
  asio::post(Loop, [] { helper(); });
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'helper' blocks the event loop in the handler of 'boost::asio::post': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-35]]:17: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:25: note: use 'boost::asio::steady_timer::async_wait' instead
  asio::dispatch(Loop, helper);
  Loop.post([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'sleep' blocks the event loop in the handler of 'boost::asio::io_context::post'
  // CHECK-NOTES: :[[@LINE-2]]:18: note: use 'boost::asio::steady_timer::async_wait' instead
  auto Named = [](asio::error_code) { sleep(1); };
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'sleep' blocks the event loop in the handler of 'boost::asio::steady_timer::async_wait'
  // CHECK-NOTES: :[[@LINE-2]]:39: note: use 'boost::asio::steady_timer::async_wait' instead
  Timer.async_wait(Named);
}

void offload(asio::thread_pool &Pool) {
  asio::post(Pool, [] { sleep(1); });
}

// The handler is not a part of the coroutine that gives it.
asio::awaitable<void> gives(asio::io_context &Loop, asio::thread_pool &Pool,
                            asio::steady_timer &Timer) {
  asio::post(Loop, [] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'sleep' blocks the event loop in the handler of 'boost::asio::post'
  // CHECK-NOTES: :[[@LINE-2]]:25: note: use 'boost::asio::steady_timer::async_wait' instead
  asio::post(Pool, [] { sleep(1); });
  co_return;
}

// The user's own function of such a name takes no handler.
template <typename F> void async_wait(F) {}
template <typename F> void post(asio::io_context &, F) {}

void ownNames(asio::io_context &Loop) {
  async_wait([] { sleep(1); });
  post(Loop, [] { sleep(1); });
}

// A handler that is a coroutine is reported as one.
void coroutineHandler(asio::steady_timer &Timer) {
  Timer.async_wait([](asio::error_code) -> asio::awaitable<void> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'boost::asio::steady_timer::async_wait' instead
    co_return;
  });
}

// Two operations with one handler: one finding.
void shared(asio::error_code) { sleep(1); }
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'sleep' blocks the event loop in handler 'shared' of 'boost::asio::steady_timer::async_wait'
// CHECK-NOTES: :[[@LINE-2]]:33: note: use 'boost::asio::steady_timer::async_wait' instead

void sharesHandler(asio::steady_timer &A, asio::steady_timer &B) {
  A.async_wait(shared);
  B.async_wait(shared);
}
