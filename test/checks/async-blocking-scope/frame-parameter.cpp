// RUN: %check_async %s
// A coroutine's frame destroys its parameters.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <memory>
#include <thread>
#include <utility>
#include <vector>

struct Slow {
  Slow();
  Slow(const Slow &);
  ~Slow() { sleep(1); }
};

Task<> named(Slow S, int) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Slow::~Slow' blocks the event loop in coroutine 'named': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:40: note: 'S' is destroyed here
// CHECK-NOTES: :[[@LINE-6]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:19: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it

Task<> unnamed(Slow) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Slow::~Slow' blocks the event loop in coroutine 'unnamed': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:35: note: the parameter is destroyed here
// CHECK-NOTES: :[[@LINE-12]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:20: note: await an awaitable timer before the parameter is destroyed, or let a thread destroy it

Task<> library(std::jthread T) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'library' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:45: note: 'T' is destroyed here
// CHECK-NOTES: :[[@LINE-3]]:29: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it

Task<> constant(const Slow S) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'Slow::~Slow' blocks the event loop in coroutine 'constant': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:44: note: 'S' is destroyed here
// CHECK-NOTES: :[[@LINE-23]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:28: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it

template <typename T> Task<> generic(T) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'Slow::~Slow' blocks the event loop in coroutine 'generic': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:54: note: the parameter is destroyed here
// CHECK-NOTES: :[[@LINE-29]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:39: note: await an awaitable timer before the parameter is destroyed, or let a thread destroy it
template Task<> generic(Slow);
template Task<> generic(int);

struct Class {
  Task<> member(std::unique_ptr<Slow> S) { co_return; }
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'Class::member': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:55: note: 'S' is destroyed here
  // CHECK-NOTES: :[[@LINE-38]]:3: note: 'std::unique_ptr::~unique_ptr' calls 'Slow::~Slow'
  // CHECK-NOTES: :[[@LINE-39]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:39: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it
};

auto Lambda = [](Slow S) -> Task<> { co_return; };
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'Slow::~Slow' blocks the event loop in a coroutine lambda: it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:49: note: 'S' is destroyed here
// CHECK-NOTES: :[[@LINE-46]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-4]]:23: note: await an awaitable timer before 'S' is destroyed, or let a thread destroy it

Task<> twice(std::jthread First, std::jthread Second) { co_return; }
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'twice' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-2]]:68: note: 'First' is destroyed here
// CHECK-NOTES: :[[@LINE-3]]:27: note: await the result of work that is handed to a thread before 'First' is destroyed, or let a thread destroy it
// CHECK-NOTES: :[[@LINE-4]]:47: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'twice' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE-5]]:68: note: 'Second' is destroyed here
// CHECK-NOTES: :[[@LINE-6]]:47: note: await the result of work that is handed to a thread before 'Second' is destroyed, or let a thread destroy it

Task<> withLocal(Slow S) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'Slow::~Slow' blocks the event loop in coroutine 'withLocal': it reaches 'sleep' [async-blocking-scope]
// CHECK-NOTES: :[[@LINE+8]]:1: note: 'S' is destroyed here
// CHECK-NOTES: :[[@LINE+1]]:8: note: it reaches the same blocking call as 'Slow::~Slow' here
  Slow T;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'withLocal': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'T' is destroyed here
  // CHECK-NOTES: :[[@LINE-64]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'T' is destroyed, or let a thread destroy it
  co_return;
}

// Once: the caller's temporary.
void takes(Slow) { Slow T; }
Task<> calls() {
  takes(Slow());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'takes' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:25: note: 'takes' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-75]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES: :[[@LINE-5]]:9: warning: 'Slow::~Slow' blocks the event loop in coroutine 'calls': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-78]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:9: note: await an awaitable timer before the temporary is destroyed, or let a thread destroy it
  co_return;
}

// Silent from here.
Task<> borrowed(Slow &, const Slow &, Slow &&, Slow *) { co_return; }
Task<> shared(std::shared_ptr<Slow>) { co_return; }
void take(std::jthread);
Task<> given(std::jthread T) {
  take(std::move(T));
  co_return;
}
// Its caller destroys them.
void ordinary(std::jthread) {}
Task<> declared(Slow);
