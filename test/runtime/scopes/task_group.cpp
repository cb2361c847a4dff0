// RUN: %check_async %s -- %runtime
// Blocks: a task of a group
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "aio/task_group.h"
#include "fixture.h"

aio::task<> blocking_child() {
  co_await aio::yield();
  std::this_thread::sleep_for(150ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'blocking_child' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
}

// Siblings wait, too, although it is not theirs.
aio::task<> defect() {
  co_await aio::async_with(aio::task_group(),
                           [](aio::task_group &group) -> aio::task<> {
                             group.spawn(blocking_child());
                             co_await aio::sleep_for(10ms);
                           });
}

aio::task<> defect_lambda() {
  co_await aio::let_async_scope([](aio::task_group &group) -> aio::task<> {
    group.spawn([]() -> aio::task<> {
      std::this_thread::sleep_for(150ms);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the event loop in a coroutine lambda [async-blocking-call]
      // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::sleep_for' instead
      co_return;
    }());
    co_return;
  });
}

aio::task<> awaiting_child() { co_await aio::sleep_for(150ms); }

aio::task<> offloading_child() {
  co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
}

aio::task<> cure_awaited() {
  co_await aio::let_async_scope([](aio::task_group &group) -> aio::task<> {
    group.spawn(awaiting_child());
    co_await aio::sleep_for(10ms);
  });
}

aio::task<> cure_offloaded() {
  co_await aio::let_async_scope([](aio::task_group &group) -> aio::task<> {
    group.spawn(offloading_child());
    co_await aio::sleep_for(10ms);
  });
}

FIXTURE(defect, defect_lambda, cure_awaited, cure_offloaded)
