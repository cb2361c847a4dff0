// RUN: %check_async %s
// The future of std::async waits when it dies; others do not.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <future>
#include <utility>
#include <vector>

int work();

Task<> local() {
  std::future<int> Result = std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::future::~future' blocks the event loop in coroutine 'local' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Result' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: await the result of an awaitable operation before 'Result' is destroyed, or let a thread destroy it
  co_return;
}

Task<> deduced() {
  auto Result = std::async(work);
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::future::~future' blocks the event loop in coroutine 'deduced' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Result' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:8: note: await the result of an awaitable operation before 'Result' is destroyed, or let a thread destroy it
  co_return;
}

Task<> dropped() {
  std::async(std::launch::async, work);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::~future' blocks the event loop in coroutine 'dropped' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation before the temporary is destroyed, or let a thread destroy it
  co_return;
}

Task<> block() {
  {
    auto Result = std::async(std::launch::async, [] { return 1; });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'std::future::~future' blocks the event loop in coroutine 'block' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Result' is destroyed here
    // CHECK-NOTES: :[[@LINE-3]]:10: note: await the result of an awaitable operation before 'Result' is destroyed, or let a thread destroy it
  }
  co_return;
}

Task<> either() {
  auto Result =
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::future::~future' blocks the event loop in coroutine 'either' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Result' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:8: note: await the result of an awaitable operation before 'Result' is destroyed, or let a thread destroy it
      std::async(std::launch::async | std::launch::deferred, work);
  co_return;
}

void helper() { auto Result = std::async(std::launch::async, work); }
Task<> deep() {
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'deep': it reaches 'std::future::~future'
  // CHECK-NOTES: :[[@LINE-4]]:22: note: 'helper' calls 'std::future::~future' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

// Silent from here.
Task<> promised() {
  std::promise<int> Source;
  std::future<int> Result = Source.get_future();
  co_return;
}
Task<> packaged() {
  std::packaged_task<int()> Job(work);
  auto Result = Job.get_future();
  co_return;
}
Task<> lazy() {
  auto Result = std::async(std::launch::deferred, work);
  co_return;
}
std::vector<std::future<int>> Kept;
Task<> given() {
  auto Result = std::async(std::launch::async, work);
  Kept.push_back(std::move(Result));
  co_return;
}
std::future<int> start() { return std::async(std::launch::async, work); }
Task<std::future<int>> returned() {
  auto Result = std::async(std::launch::async, work);
  co_return Result;
}
Task<> parameter(std::future<int>) { co_return; }
