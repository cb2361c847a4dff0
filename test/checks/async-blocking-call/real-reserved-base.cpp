// RUN: %check_async %s
// A member of a base that only the standard library names is printed by the
// class that the user wrote.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <future>
#include <vector>

Task<> waits(std::future<int> F, std::shared_future<int> G) {
  F.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  G.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_future::wait' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

// Through an alias that a container has for it.
Task<> waitsForAll(std::vector<std::future<void>> &All) {
  for (auto &F : All)
    F.wait();
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::future::wait' blocks the event loop in coroutine 'waitsForAll'
  // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

struct Service {
  ~Service() { Done.wait(); }
  std::future<void> Done;
};

Task<> owns() {
  Service S;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Service::~Service' blocks the event loop in coroutine 'owns': it reaches 'std::future::wait'
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:16: note: 'Service::~Service' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await the result of an awaitable operation before 'S' is destroyed, or let a thread destroy it
  co_return;
}
