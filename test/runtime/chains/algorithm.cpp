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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'defect_for_each': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:45: note: 'std::for_each' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:60: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-8]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_function() {
  std::for_each(times.begin(), times.end(), wait);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'defect_function': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-17]]:13: note: 'std::for_each' calls 'wait'
  // CHECK-NOTES: :[[@LINE-17]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_any_of() {
  (void)std::any_of(times.begin(), times.end(), [](int time) {
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::any_of' blocks the event loop in coroutine 'defect_any_of': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:49: note: 'std::any_of' calls this lambda
  // CHECK-NOTES: :[[@LINE+3]]:5: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-27]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:9: note: await 'aio::sleep_for' instead
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
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'defect_visit': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-5]]:41: note: 'visitor::operator()' calls 'wait' here
  // CHECK-NOTES: :[[@LINE-44]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_call_once() {
  static std::once_flag once;
  std::call_once(once, [] { wait(150); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::call_once' blocks the event loop in coroutine 'defect_call_once': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:29: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-54]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
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
