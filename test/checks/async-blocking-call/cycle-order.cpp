// RUN: %check_async %s
// What a cycle reaches does not depend on where it is entered, or on what is asked first.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

// head calls tail, tail calls head; only tail blocks.
namespace one {
void tail(int N);
void head(int N) { tail(N); }
void tail(int N) {
  head(N);
  sleep(1);
}

Task<> entersHead() {
  head(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'one::head' blocks the event loop in coroutine 'one::entersHead': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:20: note: 'one::head' calls 'one::tail' here
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'one::tail' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> entersTail() {
  tail(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'one::tail' blocks the event loop in coroutine 'one::entersTail': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:3: note: 'one::tail' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}
} // namespace one

// The same, asked in the other order.
namespace two {
void tail(int N);
void head(int N) { tail(N); }
void tail(int N) {
  head(N);
  sleep(1);
}

Task<> entersTail() {
  tail(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'two::tail' blocks the event loop in coroutine 'two::entersTail': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'two::tail' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> entersHead() {
  head(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'two::head' blocks the event loop in coroutine 'two::entersHead': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:20: note: 'two::head' calls 'two::tail' here
  // CHECK-NOTES: :[[@LINE-14]]:3: note: 'two::tail' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}
} // namespace two

// Both ends in one root.
namespace three {
void tail(int N);
void head(int N) { tail(N); }
void tail(int N) {
  sleep(1);
  head(N);
}

Task<> entersBoth() {
  head(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'three::head' blocks the event loop in coroutine 'three::entersBoth': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:20: note: 'three::head' calls 'three::tail' here
  // CHECK-NOTES: :[[@LINE-8]]:3: note: 'three::tail' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  tail(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'three::tail' blocks the event loop in coroutine 'three::entersBoth': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'three::head' here
  co_return;
}
} // namespace three

// A ring of four that is left at one place.
namespace ring {
void north();
void exit() { sleep(1); }
void west() { north(); }
void south() {
  west();
  exit();
}
void east() { south(); }
void north() { east(); }

Task<> entersWest() {
  west();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'ring::west' blocks the event loop in coroutine 'ring::entersWest': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:15: note: 'ring::west' calls 'ring::north' here
  // CHECK-NOTES: :[[@LINE-6]]:16: note: 'ring::north' calls 'ring::east' here
  // CHECK-NOTES: :[[@LINE-8]]:15: note: 'ring::east' calls 'ring::south' here
  // CHECK-NOTES: :[[@LINE-11]]:3: note: 'ring::south' calls 'ring::exit' here
  // CHECK-NOTES: :[[@LINE-16]]:15: note: 'ring::exit' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:3: note: await an awaitable timer instead
  co_return;
}
Task<> entersSouth() {
  south();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'ring::south' blocks the event loop in coroutine 'ring::entersSouth': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-19]]:3: note: 'ring::south' calls 'ring::exit' here
  // CHECK-NOTES: :[[@LINE-24]]:15: note: 'ring::exit' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead
  co_return;
}
} // namespace ring

// A ring that is never left.
namespace closed {
void other();
void one() { other(); }
void other() { one(); }

Task<> enters() {
  one();
  other();
  co_return;
}
} // namespace closed
