// RUN: %check_async %s
// The discarded branch of an if constexpr is not evaluated.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

constexpr bool IsDebug = false;

Task<> plain() {
  if constexpr (IsDebug) {
    sleep(1);
  } else {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'plain'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
  if constexpr (IsDebug)
    sleep(3);
  if constexpr (sizeof(int) >= 2)
    sleep(4);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'plain'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  if constexpr (constexpr int N = 1; N == 2)
    sleep(5);
  else if constexpr (N == 1)
    sleep(6);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'plain'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  else
    sleep(7);
  co_return;
}

template <bool IsSlow> Task<> branches() {
  if constexpr (IsSlow)
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'branches'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  else
    sleep(2);
  co_return;
}

Task<> usesOne() { co_await branches<true>(); }

template <typename T> void helper() {
  if constexpr (sizeof(T) == 1)
    sleep(1);
}

Task<> usesHelper() {
  helper<char>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'usesHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:5: note: 'helper' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  helper<int>();
  co_return;
}

template <bool IsSlow> void both() {
  if constexpr (IsSlow)
    sleep(1);
  else
    sleep(2);
}

Task<> usesBoth() {
  both<true>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'both' blocks the event loop in coroutine 'usesBoth': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:5: note: 'both' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  both<false>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'both' blocks the event loop in coroutine 'usesBoth': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:5: note: 'both' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

// Which branch is discarded is known only in an instance.
template <bool IsSlow> Task<> neverInstantiated() {
  if constexpr (IsSlow)
    sleep(1);
  if constexpr (IsDebug)
    sleep(2);
  if constexpr (!IsDebug)
    sleep(3);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'neverInstantiated'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  co_return;
}

// A generic lambda in a template.
template <typename T> Task<> nested(T Value) {
  auto Run = [](auto Other) {
    if constexpr (sizeof(T) == sizeof(Other))
      sleep(1);
  };
  Run(1L);
  co_return;
}

Task<> usesNested() { co_await nested('a'); }

template <typename T> Task<> nestedMatch(T Value) {
  auto Run = [](auto Other) {
    if constexpr (sizeof(T) == sizeof(Other))
      sleep(1);
  };
  Run(1L);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Run' blocks the event loop in coroutine 'nestedMatch': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:7: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> usesNestedMatch() { co_await nestedMatch(1L); }
