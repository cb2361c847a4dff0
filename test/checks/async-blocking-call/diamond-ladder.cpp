// RUN: %check_async %s
// A ladder of diamonds is followed in time that is linear in its rungs.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

// 2^40 ways lead down.
template <int N> struct Rung {
  static void left() {
    Rung<N - 1>::left();
    Rung<N - 1>::right();
  }
  static void right() {
    Rung<N - 1>::left();
    Rung<N - 1>::right();
  }
};

template <> struct Rung<0> {
  static void left() {}
  static void right() { sleep(1); }
};

template <int N> struct HarmlessRung {
  static void left() {
    HarmlessRung<N - 1>::left();
    HarmlessRung<N - 1>::right();
  }
  static void right() {
    HarmlessRung<N - 1>::left();
    HarmlessRung<N - 1>::right();
  }
};

template <> struct HarmlessRung<0> {
  static void left() {}
  static void right() {}
};

Task<> climbs() {
  Rung<40>::left();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Rung::left' blocks the event loop in coroutine 'climbs': it reaches 'sleep'
  // CHECK-NOTES-COUNT-39: :[[@LINE-33]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-33]]:5: note: 'Rung::left' calls 'Rung::right' here
  // CHECK-NOTES: :[[@LINE-24]]:25: note: 'Rung::right' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead
  Rung<40>::right();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Rung::right' blocks the event loop in coroutine 'climbs': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'Rung::left' here
  co_return;
}

Task<> climbsHarmlessly() {
  HarmlessRung<40>::left();
  HarmlessRung<40>::right();
  co_return;
}
