// RUN: %check_async %s
// Of all ways the shortest is told, and of equally short ones the first in the source.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void far3() { sleep(1); }
void far2() { far3(); }
void far1() { far2(); }
void near() { sleep(2); }

void farThenNear() {
  far1();
  near();
}

void farThenDirect() {
  far1();
  sleep(3);
}

Task<> shortest() {
  farThenNear();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'farThenNear' blocks the event loop in coroutine 'shortest': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:3: note: 'farThenNear' calls 'near' here
  // CHECK-NOTES: :[[@LINE-16]]:15: note: 'near' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  farThenDirect();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'farThenDirect' blocks the event loop in coroutine 'shortest': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:3: note: 'farThenDirect' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

void first() { sleep(1); }
void second() { sleep(2); }

void firstThenSecond() {
  first();
  second();
}

void secondThenFirst() {
  second();
  first();
}

void twoDirect() {
  sleep(1);
  sleep(2);
}

Task<> ties() {
  firstThenSecond();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'firstThenSecond' blocks the event loop in coroutine 'ties': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:3: note: 'firstThenSecond' calls 'first' here
  // CHECK-NOTES: :[[@LINE-22]]:16: note: 'first' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> tiesAgain() {
  secondThenFirst();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'secondThenFirst' blocks the event loop in coroutine 'tiesAgain': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-21]]:3: note: 'secondThenFirst' calls 'second' here
  // CHECK-NOTES: :[[@LINE-30]]:17: note: 'second' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> tiesDirect() {
  twoDirect();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'twoDirect' blocks the event loop in coroutine 'tiesDirect': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-25]]:3: note: 'twoDirect' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}

// Source order is that of the calls, not of the callees' definitions.
void defined();
void later() { defined(); }
void earlier() { defined(); }
void both() {
  earlier();
  later();
}
void defined() { sleep(1); }

Task<> order() {
  both();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'both' blocks the event loop in coroutine 'order': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: 'both' calls 'earlier' here
  // CHECK-NOTES: :[[@LINE-11]]:18: note: 'earlier' calls 'defined' here
  // CHECK-NOTES: :[[@LINE-7]]:18: note: 'defined' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead
  co_return;
}

// A cycle makes no way longer.
void detour(int N);
void back(int N) { detour(N); }
void detour(int N) {
  back(N);
  far3();
}

Task<> throughCycle() {
  detour(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'detour' blocks the event loop in coroutine 'throughCycle': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'detour' calls 'far3' here
  // CHECK-NOTES: :[[@LINE-104]]:15: note: 'far3' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}
