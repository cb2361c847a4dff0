// RUN: %check_async %s
// Statements that the control-flow graph cannot reach do not run.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

[[noreturn]] void fail();
bool flag();
void use(int);

Task<> afterReturn() {
  co_return;
  sleep(1);
}

void afterPlainReturn() {
  return;
  sleep(1);
}

Task<> callsDeadCode() {
  afterPlainReturn();
  co_return;
}

Task<> afterThrow() {
  throw 1;
  sleep(1);
  co_return;
}

Task<> afterNoreturn() {
  fail();
  sleep(1);
  co_return;
}

Task<> bothBranchesLeave() {
  if (flag())
    co_return;
  else
    fail();
  sleep(1);
}

Task<> oneBranchLeaves() {
  if (flag())
    co_return;
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'oneBranchLeaves'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> constantConditions() {
  if (false)
    sleep(1);
  if (true)
    use(1);
  else
    sleep(2);
  while (false)
    sleep(3);
  for (; false;)
    sleep(4);
  use(true ? 1 : sleep(5));
  if (false)
    sleep(6);
  else
    sleep(7);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'constantConditions'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  do
    sleep(8);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'constantConditions'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  while (false);
  co_return;
}

Task<> forever() {
  while (true)
    co_await std::suspend_always();
  sleep(1);
}

Task<> foreverWithBreak() {
  while (true) {
    if (flag())
      break;
  }
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'foreverWithBreak'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> afterBreak() {
  while (flag()) {
    break;
    sleep(1);
  }
  while (flag()) {
    continue;
    sleep(2);
  }
  co_return;
}

Task<> jumps() {
  goto End;
  sleep(1);
End:
  sleep(2);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'jumps'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> selects(int N) {
  switch (N) {
    sleep(1);
  case 1:
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'selects'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    break;
    sleep(3);
  case 2:
  default:
    sleep(4);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'selects'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
  switch (2) {
  case 1:
    sleep(5);
    break;
  case 2:
    sleep(6);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'selects'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
  co_return;
}

enum class Color { Red, Green };

// Each enumerator leaves the function.
Task<> covered(Color C) {
  switch (C) {
  case Color::Red:
    co_return;
  case Color::Green:
    co_return;
  }
  sleep(1);
}

// A body that is dead is not reached through what it declares.
Task<> deadLambda() {
  co_return;
  auto Wait = [] { sleep(1); };
  Wait();
}

// In a template each instance is judged.
template <bool IsOn> Task<> feature() {
  if (IsOn)
    sleep(1);
  co_return;
}

template <bool IsOn> Task<> usedFeature() {
  if (IsOn)
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'usedFeature'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  co_return;
}

Task<> usesFeature() {
  co_await feature<false>();
  co_await usedFeature<true>();
}
