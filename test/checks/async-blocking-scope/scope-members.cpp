// RUN: %check_async %s
// The enter and exit of an async scope are roots, coroutines or not.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void write() { sleep(1); }
void flush() { write(); }

// Coroutines.
struct Session {
  Task<> async_enter() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'Session' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
  Task<> async_exit(int) {
    flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'flush' blocks the event loop in the exit of async scope 'Session': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-13]]:16: note: 'flush' calls 'write' here
    // CHECK-NOTES: :[[@LINE-15]]:16: note: 'write' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
};

// What is awaited is made on the loop thread, too.
namespace app {
struct Plain {
  Task<> async_enter() {
    flush();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'flush' blocks the event loop in the enter of async scope 'app::Plain': it reaches 'sleep' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-26]]:16: note: 'flush' calls 'write' here
    // CHECK-NOTES: :[[@LINE-28]]:16: note: 'write' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> async_exit();
  Task<> done();
};
} // namespace app

Task<> app::Plain::async_exit() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in the exit of async scope 'app::Plain' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
  return done();
}

// Templates: one finding for all instances.
template <typename T> struct Box {
  T Value;
  Task<> async_exit() {
    sleep(Value);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Box' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};
template struct Box<int>;
template struct Box<unsigned>;

// Also where nobody instantiates them.
template <typename T> struct Never {
  Task<> async_exit() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Never' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};

// A base class's, and one that overrides it.
struct Base {
  virtual Task<> async_exit() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Base' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};
struct Derived : Base {
  Task<> async_exit() override {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Derived' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};
struct Inherits : Base {};

// By custom.
struct Customary {
  Task<> await_enter() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the enter of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> await_exit(int) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> aclose() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> async_close() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> co_close() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> async_shutdown() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> async_stop() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
  Task<> async_destroy() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Customary' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: let a coroutine await an awaitable timer instead, or hand the call to a thread
    return {};
  }
};

// Silent from here.

// What cannot be awaited is something else.
struct Reader {
  void async_exit() { sleep(1); }
  int async_close() { return static_cast<int>(sleep(1)); }
  bool aclose() const { return sleep(1) == 0; }
};

// No member, or one that is called without an object.
Task<> async_exit() {
  sleep(1);
  return {};
}
struct Factory {
  static Task<> async_enter() {
    sleep(1);
    return {};
  }
};

// Another name.
struct Other {
  Task<> finish() {
    sleep(1);
    return {};
  }
};

// Only declared, and one that does not block.
struct Declared {
  Task<> async_enter();
  Task<> async_exit() { return {}; }
};

struct [[clang::annotate("async::nonblocking")]] Marked {
  Task<> async_exit() {
    sleep(1);
    co_return;
  }
};
