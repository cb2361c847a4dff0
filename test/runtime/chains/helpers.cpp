// RUN: %check_async %s -- %runtime
// Blocks: a function that is three calls away
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

namespace server {

static void fetch() { std::this_thread::sleep_for(150ms); }
static int look_up(bool is_known) {
  if (!is_known)
    fetch();
  return 1;
}
static int answer(int question) { return look_up(question == 1); }

static aio::task<> fetch_async() { co_await aio::sleep_for(150ms); }
static aio::task<int> look_up_async(bool is_known) {
  if (!is_known)
    co_await fetch_async();
  co_return 1;
}
static aio::task<int> answer_async(int question) {
  return look_up_async(question == 1);
}

} // namespace server

aio::task<> defect() {
  server::answer(2);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'server::answer' blocks the event loop in coroutine 'defect': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-17]]:42: note: 'server::answer' calls 'server::look_up' here
  // CHECK-NOTES: :[[@LINE-21]]:5: note: 'server::look_up' calls 'server::fetch' here
  // CHECK-NOTES: :[[@LINE-25]]:23: note: 'server::fetch' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

// In a condition, an argument, an initialiser.
aio::task<> defect_operand() {
  if (const int a = server::answer(2); a == server::answer(1))
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: 'server::answer' blocks the event loop in coroutine 'defect_operand': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-28]]:42: note: 'server::answer' calls 'server::look_up' here
  // CHECK-NOTES: :[[@LINE-32]]:5: note: 'server::look_up' calls 'server::fetch' here
  // CHECK-NOTES: :[[@LINE-36]]:23: note: 'server::fetch' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:21: note: await 'aio::sleep_for' instead
  // CHECK-NOTES: :[[@LINE-6]]:45: warning: 'server::answer' blocks the event loop in coroutine 'defect_operand': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-7]]:21: note: it reaches the same blocking call as 'server::answer' here
    co_return;
}

aio::task<> cure_awaited() { co_await server::answer_async(2); }

aio::task<> cure_offloaded() { co_await aio::to_thread(server::answer, 2); }

FIXTURE(defect, defect_operand, cure_awaited, cure_offloaded)
