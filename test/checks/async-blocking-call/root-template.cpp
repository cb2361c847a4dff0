// RUN: %check_async %s
// A finding in a template is reported once, whatever its instances.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void helper() { sleep(1); }

template <typename T> void typedHelper(T) { sleep(1); }

template <typename T> Task<> instantiatedTwice(T Value) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'instantiatedTwice'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'instantiatedTwice': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:17: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  typedHelper(Value);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'typedHelper' blocks the event loop in coroutine 'instantiatedTwice': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:45: note: 'typedHelper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> uses() {
  co_await instantiatedTwice(1);
  co_await instantiatedTwice('a');
}

// Only what depends on no parameter is known of a template without instances.
template <typename T> Task<> neverInstantiated(T Value) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'neverInstantiated'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  helper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'neverInstantiated': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-31]]:17: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  typedHelper(Value);
  Value.sleep(1);
  sleep(Value);
  T::sleep(1);
  co_return;
}

template <typename T> struct Channel {
  Task<> receive() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Channel::receive'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  }
  Task<> neverUsed() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Channel::neverUsed'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    Value.wait();
    co_return;
  }
  T Value;
};

Task<> usesChannel(Channel<int> &Ints, Channel<char> &Chars) {
  co_await Ints.receive();
  co_await Chars.receive();
}

// Each instance has calls of its own; what blocks in one of them is a finding.
struct Fast {
  static void run() {}
};
struct Slow {
  static void run() { sleep(1); }
};

template <typename Policy> Task<> policy() {
  Policy::run();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::run' blocks the event loop in coroutine 'policy': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:23: note: 'Slow::run' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

template <typename Policy> Task<> harmlessPolicy() {
  Policy::run();
  co_return;
}

Task<> usesPolicies() {
  co_await policy<Fast>();
  co_await policy<Slow>();
  co_await harmlessPolicy<Fast>();
}

// Specialisations are functions of their own.
template <typename T> Task<> specialised() { co_return; }
template <> Task<> specialised<int>() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'specialised'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> constrained(auto Seconds) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'constrained'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

template Task<> constrained(int);
