// RUN: %check_async %s
// Blocking that is meant: while an aio::permit_blocking lives.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <thread>

// As in the runtime's aio/permit.h.
namespace aio {
class [[nodiscard]] permit_blocking {
public:
  explicit permit_blocking(const char *) noexcept {}
  permit_blocking(const permit_blocking &) = delete;
  ~permit_blocking() {}
};
} // namespace aio

bool flag();
void helper() { sleep(1); }
struct Slow {
  ~Slow() { sleep(1); }
};

Task<> block() {
  {
    aio::permit_blocking Permit("at the start");
    sleep(1);
    helper();
    std::ifstream In("settings");
    Slow S;
    {
      sleep(2);
    }
    if (flag())
      sleep(3);
  }
  sleep(4);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'block'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> body() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'body'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  aio::permit_blocking Permit("from here on");
  sleep(2);
  co_return;
}

// What dies before the permit ends is permitted; what lives longer is not.
Task<> order() {
  Slow Before;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'order': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'Before' is destroyed here
  // CHECK-NOTES: :[[@LINE-36]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'Before' is destroyed, or let a thread destroy it
  aio::permit_blocking Permit("");
  Slow After;
  co_return;
}

Task<> nested() {
  if (flag()) {
    aio::permit_blocking Permit("");
  }
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'nested'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  for (;;) {
    aio::permit_blocking Permit("");
    sleep(2);
    if (flag())
      break;
  }
  sleep(3);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'nested'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// It is for one step of the loop.
Task<> wait();
Task<> overAwait() {
  aio::permit_blocking Permit("");
  sleep(1);
  co_await wait();
  sleep(2);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'overAwait'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
}

// In a helper it permits what the helper does, to all who call it.
void permitted() {
  aio::permit_blocking Permit("");
  sleep(1);
}
Task<> callsPermitted() {
  permitted();
  co_return;
}

struct Session {
  Task<> async_exit() {
    aio::permit_blocking Permit("");
    sleep(1);
    return {};
  }
};

// A temporary ends at once.
Task<> temporary() {
  (void)aio::permit_blocking("");
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'temporary'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// In a lambda that is only made here.
Task<> elsewhere() {
  auto Closure = [] { aio::permit_blocking Permit(""); };
  Closure();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'elsewhere'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
