// RUN: %check_async %s -- %runtime
// Blocks: the result of a future
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <future>

static std::promise<int> promise;

// Another thread has the answer, later.
static std::future<int> ask() {
  fixture::later([] { promise.set_value(42); });
  return promise.get_future();
}

aio::task<> defect() {
  std::future<int> answer = ask();
  answer.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'defect' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

static int think() {
  std::this_thread::sleep_for(150ms);
  return 42;
}

// It is for the thread to tell the loop.
aio::task<> cure_awaited() { co_await aio::to_thread(think); }

aio::task<> cure_offloaded() {
  std::future<int> answer = ask();
  co_await aio::to_thread([&answer] { return answer.get(); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
