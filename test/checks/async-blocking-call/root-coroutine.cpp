// RUN: %check_async %s
// A coroutine of any form begins an async context; a plain function does not.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

Task<> function() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'function'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

struct Session {
  Task<> member() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::member'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  }
  static Task<> staticMember() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::staticMember'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  }
  Task<> outOfLine();
  Task<> operator()() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::operator()'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  }
};

Task<> Session::outOfLine() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'Session::outOfLine'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

namespace net {
Task<int> inNamespace() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'net::inNamespace'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return 1;
}
} // namespace net

auto Lambda = []() -> Task<> {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in a coroutine lambda
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
};

auto GenericLambda = [](auto Seconds) -> Task<> {
  sleep(Seconds);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in a coroutine lambda
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
};

Task<> useGenericLambda() {
  co_await GenericLambda(1u);
  co_await GenericLambda(2);
}

// A lambda in a coroutine that is a coroutine itself.
Task<> outer() {
  auto Inner = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  co_await Inner();
}

// No coroutine, though it returns the type of one.
Task<> starts() {
  sleep(1);
  return function();
}

void plain() { sleep(1); }

struct Plain {
  void member() { sleep(1); }
};

auto PlainLambda = [] { sleep(1); };

int main() { sleep(1); }
