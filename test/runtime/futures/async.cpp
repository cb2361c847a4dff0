// RUN: %check_async %s -- %runtime
// Blocks: the future of std::async, which is waited for in any case
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <future>

static int think() {
  std::this_thread::sleep_for(150ms);
  return 42;
}

// The temporary is destroyed at once: this is a call, on a detour.
aio::task<> defect_discarded() {
  (void)std::async(std::launch::async, think);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::future::~future' blocks the event loop in coroutine 'defect_discarded' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await 'aio::to_thread' before the temporary is destroyed
  co_return;
}

// Its destructor waits.
aio::task<> defect_local() {
  auto answer = std::async(std::launch::async, think);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::future::~future' blocks the event loop in coroutine 'defect_local' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:1: note: 'answer' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:8: note: await 'aio::to_thread' before 'answer' is destroyed
  co_await aio::yield();
}

// There is no other thread.
aio::task<> defect_deferred() {
  auto answer = std::async(std::launch::deferred, ::usleep, 150'000);
  answer.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'defect_deferred' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() { co_await aio::to_thread(think); }

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    auto answer = std::async(std::launch::async, think);
    return answer.get();
  });
}

FIXTURE(defect_discarded, defect_local, defect_deferred, cure_awaited,
        cure_offloaded)
