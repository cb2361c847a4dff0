// python-trio/flake8-async#39 and #42: scopes that are made of functions.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <unistd.h>

aio::task<> use(int);

aio::task<> made() {
  auto Scope = aio::make_scope([]() -> aio::task<int> { co_return 1; },
                               [](int, std::exception_ptr) -> aio::task<> {
                                 sleep(1);
                                 // CHECK-NOTES: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop in the exit given to 'aio::make_scope' [async-blocking-scope]
                                 // CHECK-NOTES: :[[@LINE-2]]:34: note: await 'aio::sleep_for' instead
                                 co_return;
                               });
  co_await aio::async_with(std::move(Scope), [](int N) { return use(N); });
}
