// python-trio/flake8-async#58: the advice is for the library in use.
// RUN: %check_async %s -- -I %inputs/libraries
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/folly.h"
#include "fixes/qcoro.h"
#include <thread>
#include <unistd.h>

folly::coro::Task<> first(std::thread &Worker) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'first'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'folly::coro::sleep' instead
  Worker.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'first'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'folly::coro::AsyncScope::joinAsync' instead
  co_return;
}

QCoro::Task<> second(std::thread &Worker) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'second'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'QCoro::sleepFor' instead
  Worker.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'second'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await QtConcurrent::run(work)' instead
  co_return;
}
