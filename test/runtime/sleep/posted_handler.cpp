// RUN: %check_async %s -- %runtime
// Blocks: a sleep in a function that is posted to the loop
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <unistd.h>

aio::task<> defect() {
  aio::async_event done;
  aio::loop::current()->post([&] {
    ::usleep(150'000);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'usleep' blocks the event loop in the handler of 'aio::loop::post'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'aio::sleep_for' instead
    done.set();
  });
  co_await done.wait();
}

aio::task<> defect_timer() {
  aio::async_event done;
  aio::loop::current()->post_after(1ms, [&] {
    ::usleep(150'000);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'usleep' blocks the event loop in the handler of 'aio::loop::post_after'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'aio::sleep_for' instead
    done.set();
  });
  co_await done.wait();
}

aio::task<> cure_timer() {
  aio::async_event done;
  aio::loop::current()->post_after(150ms, [&] { done.set(); });
  co_await done.wait();
}

aio::task<> cure_offloaded() {
  aio::async_event done;
  aio::loop &home = *aio::loop::current();
  home.blocking_pool().submit([&] {
    ::usleep(150'000);
    home.post_threadsafe([&] { done.set(); });
  });
  co_await done.wait();
}

FIXTURE(defect, defect_timer, cure_timer, cure_offloaded)
