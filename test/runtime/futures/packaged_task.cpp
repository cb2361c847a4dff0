// RUN: %check_async %s -- %runtime
// Blocks: the future of a packaged task
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <future>
#include <utility>

static int think() {
  std::this_thread::sleep_for(150ms);
  return 42;
}

aio::task<> defect() {
  std::packaged_task<int()> work(think);
  std::future<int> answer = work.get_future();
  std::thread(std::move(work)).detach();
  answer.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

// Called here, it runs here.
aio::task<> defect_called() {
  std::packaged_task<int()> work(think);
  work();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'work' may block the event loop in coroutine 'defect_called': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-19]]:3: note: 'think' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::to_thread(think); }

aio::task<> cure_offloaded() {
  std::packaged_task<int()> work(think);
  std::future<int> answer = work.get_future();
  std::thread(std::move(work)).detach();
  co_await aio::to_thread([&answer] { return answer.get(); });
}

FIXTURE(defect, defect_called, cure_awaited, cure_offloaded)
