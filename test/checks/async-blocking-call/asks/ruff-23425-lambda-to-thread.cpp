// astral-sh/ruff#23425: a lambda that is handed to a thread does not run here.
// RUN: %check_async %s --option "Categories=*" -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <cstdio>
#include <unistd.h>

aio::task<> offloaded() {
  co_await aio::to_thread([] { return std::getchar(); });
  co_await aio::to_thread([] { sleep(1); });
  auto Nap = [] { sleep(1); };
  co_await aio::to_thread(Nap);
}

aio::task<> here() {
  auto Nap = [] { sleep(1); };
  co_await aio::to_thread(Nap);
  Nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Nap' blocks the event loop in coroutine 'here': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:19: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
}
