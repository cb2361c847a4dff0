// RUN: %check_async %s
// Temporaries of a co_await live over the suspension, and die on the loop.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <string>
#include <thread>
#include <utility>

struct Slow {
  Slow();
  explicit Slow(int);
  ~Slow() { sleep(1); }
  Task<int> wait() const;
  operator bool() const;
};
Task<int> wait(const Slow &);
Task<> take(Slow);
Task<> keep(std::jthread &&);

Task<> argument() { co_await wait(Slow()); }
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Slow::~Slow' blocks the event loop in coroutine 'argument': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-10]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:35: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it

Task<> object() { co_await Slow().wait(); }
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'Slow::~Slow' blocks the event loop in coroutine 'object': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-15]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:28: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it

Task<> value() { co_await take(Slow()); }
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'Slow::~Slow' blocks the event loop in coroutine 'value': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-20]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:32: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it

Task<> result() {
  int Result = co_await wait(Slow(1));
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'Slow::~Slow' blocks the event loop in coroutine 'result': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-26]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:30: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it
  (void)Result;
}

Task<> condition() {
  if (Slow())
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Slow::~Slow' blocks the event loop in coroutine 'condition': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-34]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it
    co_return;
}

Task<> library() { std::jthread([] {}); co_return; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'library' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:20: note: await the result of work that is handed to a thread before the temporary is destroyed, or let a thread destroy it

struct Opens {
  explicit Opens(const char *Name);
  bool isOpen() const;
  std::ofstream Stream;
};
Task<> member() { (void)Opens("x").isOpen(); co_return; }
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Opens::~Opens' blocks the event loop in coroutine 'member': it reaches 'std::ofstream::~ofstream' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-4]]:17: note: 'Opens::~Opens' calls 'std::ofstream::~ofstream' (file) here
// CHECK-NOTES: :[[@LINE-3]]:25: note: await an awaitable write before the temporary is destroyed, or let a thread destroy it

// An awaiter of the user's own is a temporary, too.
struct Awaiter {
  ~Awaiter() { sleep(1); }
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
Task<> awaiter() { co_await Awaiter(); }
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'Awaiter::~Awaiter' blocks the event loop in coroutine 'awaiter': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-7]]:16: note: 'Awaiter::~Awaiter' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:29: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it

// Silent from here.
struct Movable {
  Movable();
  Movable(Movable &&);
  ~Movable() { sleep(1); }
};
Task<> takeMovable(Movable);
Task<> sunk() { co_await takeMovable(Movable()); }
Task<> moved() { co_await keep(std::jthread([] {})); }
Task<> string() {
  std::string Text = std::string("a") + "b";
  co_return;
}
Task<> reference(Slow &S) { co_await wait(S); }
