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
  // CHECK-NOTES: :[[@LINE-33]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-34]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-35]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-36]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-37]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-38]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-39]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-40]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-41]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-42]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-43]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-44]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-45]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-46]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-47]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-48]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-49]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-50]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-51]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-52]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-53]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-54]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-55]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-56]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-57]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-58]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-59]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-60]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-61]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-62]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-63]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-64]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-65]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-66]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-67]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-68]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-69]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-70]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-71]]:5: note: 'Rung::left' calls 'Rung::left' here
  // CHECK-NOTES: :[[@LINE-71]]:5: note: 'Rung::left' calls 'Rung::right' here
  // CHECK-NOTES: :[[@LINE-62]]:25: note: 'Rung::right' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-43]]:3: note: await an awaitable timer instead
  Rung<40>::right();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Rung::right' blocks the event loop in coroutine 'climbs': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-46]]:3: note: it reaches the same blocking call as 'Rung::left' here
  co_return;
}

Task<> climbsHarmlessly() {
  HarmlessRung<40>::left();
  HarmlessRung<40>::right();
  co_return;
}
