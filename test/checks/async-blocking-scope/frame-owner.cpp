// RUN: %check_async %s
// What owns a blocking object destroys it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <array>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

struct Slow {
  ~Slow() { sleep(1); }
};
struct Job {
  std::jthread Thread;
};

Task<> optional(std::optional<std::jthread> T) {
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'optional' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE+9]]:1: note: 'T' is destroyed here
// CHECK-NOTES: :[[@LINE-3]]:45: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it
  std::optional<Slow> S;
  // CHECK-NOTES: :[[@LINE-1]]:23: warning: 'std::optional::~optional' blocks the event loop in coroutine 'optional': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-13]]:3: note: 'std::optional::~optional' calls 'Slow::~Slow'
  // CHECK-NOTES: :[[@LINE-14]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:23: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  co_return;
}

Task<> unique() {
  std::unique_ptr<std::jthread> T = std::make_unique<std::jthread>();
  // CHECK-NOTES: :[[@LINE-1]]:33: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'unique' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+12]]:3: note: 'T' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:33: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it
  std::unique_ptr<Slow> S;
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'unique': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+8]]:3: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-27]]:3: note: 'std::unique_ptr::~unique_ptr' calls 'Slow::~Slow'
  // CHECK-NOTES: :[[@LINE-28]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:25: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
  std::unique_ptr<Slow[]> Several;
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'unique': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Several' is destroyed here
  // CHECK-NOTES: :[[@LINE-9]]:25: note: it reaches the same blocking call as 'std::unique_ptr::~unique_ptr' here
  co_return;
}

Task<> container() {
  std::vector<std::jthread> Threads;
  // CHECK-NOTES: :[[@LINE-1]]:29: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'container' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+10]]:3: note: 'Threads' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:29: note: await the result of work that is handed to a thread before 'Threads' is destroyed, or let a thread destroy it
  std::map<std::string, std::jthread> ByName;
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'container' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+6]]:3: note: 'ByName' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:39: note: await the result of work that is handed to a thread before 'ByName' is destroyed, or let a thread destroy it
  std::array<std::jthread, 2> Two;
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'container' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Two' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:31: note: await the result of work that is handed to a thread before 'Two' is destroyed, or let a thread destroy it
  co_return;
}

Task<> user() {
  std::vector<Job> Jobs;
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::vector::~vector' blocks the event loop in coroutine 'user': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'Jobs' is destroyed here
  // CHECK-NOTES: :[[@LINE-55]]:8: note: 'std::vector::~vector' calls 'Job::~Job'
  // CHECK-NOTES: :[[@LINE-55]]:16: note: 'Job::~Job' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-5]]:20: note: await the result of work that is handed to a thread before 'Jobs' is destroyed, or let a thread destroy it
  co_return;
}

Task<> several() {
  std::pair<int, std::jthread> Pair;
  // CHECK-NOTES: :[[@LINE-1]]:32: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'several' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+6]]:3: note: 'Pair' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:32: note: await the result of work that is handed to a thread before 'Pair' is destroyed, or let a thread destroy it
  std::variant<int, std::jthread> Either;
  // CHECK-NOTES: :[[@LINE-1]]:35: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'several' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Either' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:35: note: await the result of work that is handed to a thread before 'Either' is destroyed, or let a thread destroy it
  co_return;
}

Task<> nested() {
  std::vector<std::unique_ptr<std::jthread>> Threads;
  // CHECK-NOTES: :[[@LINE-1]]:46: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'nested' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Threads' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:46: note: await the result of work that is handed to a thread before 'Threads' is destroyed, or let a thread destroy it
  co_return;
}

struct Pool {
  std::vector<std::jthread> Threads;
};
Task<> member() {
  Pool P;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Pool::~Pool' blocks the event loop in coroutine 'member': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'P' is destroyed here
  // CHECK-NOTES: :[[@LINE-6]]:29: note: 'Pool::~Pool' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await the result of work that is handed to a thread before 'P' is destroyed, or let a thread destroy it
  co_return;
}

// Silent from here.
struct Detaches {
  void operator()(std::jthread *) const;
};
struct Leaks {
  void operator()(Slow *) const;
};
Task<> deleter() {
  std::unique_ptr<std::jthread, Detaches> T;
  std::unique_ptr<Slow, Leaks> S;
  co_return;
}
// Another may hold it longer.
Task<> shared() {
  std::shared_ptr<Slow> S;
  std::vector<std::shared_ptr<std::jthread>> Threads;
  co_return;
}
Task<> pointers() {
  std::vector<Slow *> Pointers;
  std::optional<std::thread> Thread;
  std::vector<std::future<int>> Futures;
  std::optional<std::string> Text;
  co_return;
}
