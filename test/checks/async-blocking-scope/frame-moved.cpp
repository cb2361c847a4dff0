// RUN: %check_async %s
// A local that is given away has nothing left to wait for.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void take(std::jthread);
void keep(std::jthread) {}
void pass(std::jthread T) { take(std::move(T)); }
void look(const std::jthread &);
template <typename T> void forward(T &&);

Task<> kept() {
  std::jthread T([] {});
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'kept' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'T' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it
  look(T);
  co_return;
}

Task<> referred() {
  std::jthread T([] {});
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'referred' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'T' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it
  std::jthread &Same = T;
  Same.request_stop();
  co_return;
}

// A parameter that the callee keeps dies at the end of the call.
Task<> sunk() {
  std::jthread T([] {});
  keep(std::move(T));
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'sunk' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:8: note: await the result of work that is handed to a thread before the temporary is destroyed, or let a thread destroy it
  co_return;
}

// Silent from here.
Task<> passed() {
  std::jthread T([] {});
  pass(std::move(T));
  pass(std::jthread([] {}));
  take(std::jthread([] {}));
  co_return;
}
Task<> moved() {
  std::jthread T([] {});
  take(std::move(T));
  co_return;
}
Task<> forwarded() {
  std::jthread T([] {});
  forward(std::forward<std::jthread>(T));
  co_return;
}
struct Holder {
  std::vector<std::jthread> Threads;
  std::jthread Thread;
  Task<> stores() {
    std::jthread T([] {});
    Threads.push_back(std::move(T));
    std::jthread U([] {});
    Thread = std::move(U);
    co_return;
  }
};
// On some path: silence won.
Task<> sometimes(bool B) {
  std::jthread T([] {});
  if (B)
    take(std::move(T));
  co_return;
}
struct ThreadTask {
  struct promise_type : TaskPromise {
    ThreadTask get_return_object() { return {}; }
    void return_value(std::jthread);
  };
};
ThreadTask returned() {
  std::jthread T([] {});
  co_return T;
}
Task<> captured() {
  std::jthread T([] {});
  auto *Closure = new auto([T = std::move(T)] {});
  (void)Closure;
  co_return;
}
