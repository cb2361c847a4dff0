// RUN: split-file %s %t
// RUN: %check_async %t/main.cpp --option CatalogFile=%t/app.yaml -- -isystem %inputs/libraries
// Where the catalog knows no cure of the library in use, it is said how that
// library hands a call to a thread.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

//--- app.yaml
library: app
functions:
  - name: 'app::ask'
    category: wait
    wait: unbounded
    because: 'waits for the answer'
    instead: { '*': 'an answer' }

//--- main.cpp
#include <coro/coro.hpp>
#include <seastar/core/future.hh>

namespace app {
int ask(int);
}

coro::task<> inLibcoro() {
  app::ask(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::ask' blocks the event loop in coroutine 'inLibcoro'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an answer instead, or hand the call to a thread with 'co_await pool->schedule()'
  co_return;
}

// A declaration alone says that it blocks, and names no cure.
[[clang::annotate("async::blocking")]] int legacy();

coro::task<> declared() {
  legacy();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'legacy' blocks the event loop in coroutine 'declared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread with 'co_await pool->schedule()' instead
  co_return;
}

// Seastar hands nothing to threads.
seastar::future<> inSeastar() {
  app::ask(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::ask' blocks the event loop in coroutine 'inSeastar'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an answer instead, or hand the call to a thread{{$}}
  co_return;
}
