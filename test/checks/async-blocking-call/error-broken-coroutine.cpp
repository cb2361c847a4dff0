// RUN: not %clang_tidy -load=%plugin -checks='-*,async-*' --config={} %s -- -std=c++20 -ferror-limit=0 -I %inputs 2>&1 | FileCheck %s --implicit-check-not=warning:
// Coroutine types that do not work: no crash, and what is whole is still judged.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

// No promise type.
struct Nothing {};
Nothing noPromise() {
  sleep(1);
  co_return;
}

// A promise without its hooks.
struct Empty {
  struct promise_type {};
};
Empty emptyPromise() {
  sleep(1);
  co_await std::suspend_never();
}

// Hooks that are no functions.
struct Fields {
  struct promise_type {
    int get_return_object;
    int initial_suspend, final_suspend, unhandled_exception, return_void;
  };
};
Fields fieldPromise() {
  sleep(1);
  co_return;
}

// The promise type is only declared.
struct Incomplete {
  struct promise_type;
};
Incomplete incompletePromise() {
  sleep(1);
  co_return;
}

// No coroutine may be one of these.
int main() {
  sleep(1);
  co_return 1;
}
constexpr Task<> constant() {
  sleep(1);
  co_return;
}
struct Constructed {
  Constructed() {
    sleep(1);
    co_return;
  }
  ~Constructed() { co_await std::suspend_never(); }
};

// What is awaited is not awaitable.
Task<> awaitsNumber() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'awaitsNumber'
  co_await 1;
  sleep(2);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'awaitsNumber'
}
Task<> awaitsVoid() {
  co_await sleep;
  co_await (void)sleep(1);
}

// An awaiter whose members are no functions.
struct FieldAwaiter {
  int await_ready, await_suspend, await_resume;
};
Task<> awaitsFields(FieldAwaiter A) {
  co_await A;
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'awaitsFields'
}

// A return value for a promise that takes none, and none for one that does.
Task<> returnsTooMuch() {
  co_return sleep(1);
}
Task<int> returnsNothing() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'returnsNothing'
  co_return;
}

// return in a coroutine.
Task<> mixes() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'mixes'
  if (sleep(2))
  // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in coroutine 'mixes'
    return Task<>();
  co_return;
}

Task<> after() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'after'
  co_return;
}
