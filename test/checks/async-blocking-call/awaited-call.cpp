// RUN: %check_async %s
// A call that returns what co_await waits for is not the wait, whatever its name; one that returns a result is.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Awaiter {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
  int await_resume() const { return 1; }
};

// Declared to block: what a catalog knows of functions of such names.
struct [[clang::annotate("async::blocking")]] Socket {
  Awaiter read(int = 0);
  Task<> wait();
  Awaiter &get();
  int poll();
  Awaiter operator()();
};

[[clang::annotate("async::blocking")]] Awaiter lock(Socket &);
[[clang::annotate("async::blocking")]] int connect();

// What is awaited does not block.
Task<> awaited(Socket S) {
  co_await S.read();
  co_await S.wait();
  co_await S.get();
  co_await (S.read());
  co_await lock(S);
  co_await S();
  int N = co_await S.read() + 1;
  auto &&M = co_await S.read();
  co_return;
}

// The same calls without co_await do.
Task<> notAwaited(Socket S) {
  S.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Socket::read' blocks the event loop in coroutine 'notAwaited'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  lock(S);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lock' blocks the event loop in coroutine 'notAwaited'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  auto Pending = S.read();
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'Socket::read' blocks the event loop in coroutine 'notAwaited'
  // CHECK-NOTES: :[[@LINE-2]]:18: note: hand the call to a thread instead
  co_await Pending;
}

// A call in the operand's arguments is not the operand.
Task<> arguments(Socket S) {
  co_await S.read(connect());
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'connect' blocks the event loop in coroutine 'arguments'
  // CHECK-NOTES: :[[@LINE-2]]:19: note: hand the call to a thread instead
  co_await S.read(S.poll());
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Socket::poll' blocks the event loop in coroutine 'arguments'
  // CHECK-NOTES: :[[@LINE-2]]:19: note: hand the call to a thread instead
}

// The promise makes an awaitable of the number, after the call has blocked.
struct Numbers {
  struct promise_type : TaskPromise {
    Numbers get_return_object() { return {}; }
    void return_void() {}
    Awaiter await_transform(int) { return {}; }
    Awaiter await_transform(Awaiter A) { return A; }
  };
};

Numbers transformed(Socket S) {
  co_await S.poll();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Socket::poll' blocks the event loop in coroutine 'transformed'
  // CHECK-NOTES: :[[@LINE-2]]:12: note: hand the call to a thread instead
  co_await connect();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'connect' blocks the event loop in coroutine 'transformed'
  // CHECK-NOTES: :[[@LINE-2]]:12: note: hand the call to a thread instead
  co_await S.read();
}

// In a template.
template <typename T> Task<> generic(T S) {
  co_await S.read();
  co_await lock(S);
  S.poll();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Socket::poll' blocks the event loop in coroutine 'generic'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
}

Task<> usesGeneric(Socket S) { co_await generic(S); }

template <typename T> Task<> neverInstantiated(T Value) {
  Socket S;
  co_await S.read();
  co_await S.read(connect());
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'connect' blocks the event loop in coroutine 'neverInstantiated'
  // CHECK-NOTES: :[[@LINE-2]]:19: note: hand the call to a thread instead
  S.poll();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Socket::poll' blocks the event loop in coroutine 'neverInstantiated'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
}

// A function of the user's own that blocks before it returns the awaitable.
Awaiter slowRead() {
  sleep(1);
  return {};
}

Task<> blocksFirst() { co_await slowRead(); }
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'slowRead' blocks the event loop in coroutine 'blocksFirst': it reaches 'sleep'
// CHECK-NOTES: :[[@LINE-6]]:3: note: 'slowRead' calls 'sleep' (sleep) here
// CHECK-NOTES: :[[@LINE-3]]:33: note: await an awaitable timer instead
