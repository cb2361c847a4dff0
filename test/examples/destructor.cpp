// RUN: %check_async %s -- -I %source_root/lib/Runtime
// REQUIRES: llvm-22
// docs/async-scopes.md: a destructor is an exit that cannot await.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

void copy_files();

aio::task<> back_up() {
  std::jthread copying(copy_files);
  co_await aio::sleep_for(1s);
} // ~jthread() joins: it waits for the thread, and every task with it.
// CHECK-NOTES: :[[@LINE-3]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'back_up' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:1: note: 'copying' is destroyed here
// CHECK-NOTES: :[[@LINE-5]]:16: note: await 'aio::to_thread' before 'copying' is destroyed

aio::task<> back_up_awaited() {
  co_await aio::to_thread(copy_files);
  co_await aio::sleep_for(1s);
}
