// RUN: %check_async %s -- -isystem %inputs/libraries
// libunifex runs what at_coroutine_exit is given when the coroutine ends.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <unifex/at_coroutine_exit.hpp>
#include <unifex/task.hpp>

unifex::task<void> flush();

unifex::task<void> lambdas() {
  co_await unifex::at_coroutine_exit([]() -> unifex::task<void> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'unifex::at_coroutine_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'unifex::schedule_after' instead
    co_await flush();
  });
  co_await unifex::at_coroutine_exit([] {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit given to 'unifex::at_coroutine_exit' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'unifex::schedule_after' instead
    return flush();
  });
}

// Silent from here.
unifex::task<void> awaits() {
  co_await unifex::at_coroutine_exit([] { return flush(); });
  co_await unifex::at_coroutine_exit(flush);
}
