// RUN: %check_async %s -- %runtime
// Blocks: functions that were posted to the loop
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"

aio::task<> defect() {
  aio::async_event done;
  aio::loop::current()->post([&done] {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the handler of 'aio::loop::post' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await 'aio::sleep_for' instead
    done.set();
  });
  co_await done.wait();
}

aio::task<> defect_later() {
  aio::async_event done;
  aio::loop::current()->post_after(10ms, [&done] {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the handler of 'aio::loop::post_after' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await 'aio::sleep_for' instead
    done.set();
  });
  co_await done.wait();
}

aio::task<> defect_when_done() {
  aio::async_event done;
  auto child = aio::spawn([]() -> aio::task<> { co_return; }());
  child.on_done([&done] {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the handler of 'aio::join_handle::on_done' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await 'aio::sleep_for' instead
    done.set();
  });
  co_await done.wait();
}

// A timer calls when the time has come.
aio::task<> cure_timer() {
  aio::async_event done;
  aio::loop::current()->post_after(150ms, [&done] { done.set(); });
  co_await done.wait();
}

static aio::task<> work(aio::async_event &done) {
  co_await aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  done.set();
}

// A task waits where a function cannot.
aio::task<> cure_task() {
  aio::async_event done;
  aio::loop::current()->post([&done] { (void)aio::spawn(work(done)); });
  co_await done.wait();
}

FIXTURE(defect, defect_later, defect_when_done, cure_timer, cure_task)
