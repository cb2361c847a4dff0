// RUN: %check_async %s -- %runtime
// Blocks: a sleep in a function of an awaiter
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <coroutine>
#include <unistd.h>

struct slow_suspend {
  bool await_ready() const { return false; }
  bool await_suspend(std::coroutine_handle<>) const {
    ::usleep(150'000);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'usleep' blocks the event loop in awaiter function 'slow_suspend::await_suspend'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'aio::sleep_for' instead
    return false;
  }
  void await_resume() const {}
};

struct slow_ready {
  bool await_ready() const {
    ::usleep(150'000);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'usleep' blocks the event loop in awaiter function 'slow_ready::await_ready'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'aio::sleep_for' instead
    return true;
  }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};

aio::task<> defect_suspend() { co_await slow_suspend(); }

aio::task<> defect_ready() { co_await slow_ready(); }

struct timed {
  auto operator co_await() const { return aio::sleep_for(150ms); }
};

aio::task<> cure_awaited() { co_await timed(); }

FIXTURE(defect_suspend, defect_ready, cure_awaited)
