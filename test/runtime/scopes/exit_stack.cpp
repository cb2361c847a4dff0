// RUN: %check_async %s -- %runtime
// Blocks: what an async exit stack leaves
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/scope.h"
#include "fixture.h"
#include <exception>

struct blocking {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) {
    std::this_thread::sleep_for(150ms);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit of async scope 'blocking' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead
    co_return;
  }
};

struct awaiting {
  aio::task<> async_enter() { co_return; }
  aio::task<> async_exit(std::exception_ptr) { co_await aio::sleep_for(150ms); }
};

aio::task<> defect() {
  co_await aio::async_with(aio::async_exit_stack(),
                           [](aio::async_exit_stack &stack) -> aio::task<> {
                             co_await stack.enter(awaiting());
                             co_await stack.enter(blocking());
                           });
}

// Left early, the stack is left here.
aio::task<> defect_closed() {
  aio::async_exit_stack stack;
  co_await stack.enter(blocking());
  co_await stack.async_close();
}

// A plain function is an exit, too.
aio::task<> defect_function() {
  aio::async_exit_stack stack;
  stack.push([] { std::this_thread::sleep_for(150ms); });
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::this_thread::sleep_for' blocks the event loop in the exit given to 'aio::async_exit_stack::push' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:19: note: use 'aio::sleep_for' instead
  co_await stack.async_close();
}

aio::task<> cure_awaited() {
  co_await aio::async_with(aio::async_exit_stack(),
                           [](aio::async_exit_stack &stack) -> aio::task<> {
                             co_await stack.enter(awaiting());
                             co_await stack.enter(awaiting());
                           });
}

aio::task<> cure_function() {
  aio::async_exit_stack stack;
  stack.push([] { return aio::sleep_for(150ms); });
  co_await stack.async_close();
}

aio::task<> cure_offloaded() {
  aio::async_exit_stack stack;
  stack.push([] {
    return aio::to_thread([] { std::this_thread::sleep_for(150ms); });
  });
  co_await stack.async_close();
}

FIXTURE(defect, defect_closed, defect_function, cure_awaited, cure_function,
        cure_offloaded)
