// RUN: %check_async %s
// A structured binding calls get() for its names.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace std {
template <typename T> struct tuple_size;
template <decltype(sizeof(int)) I, typename T> struct tuple_element;
} // namespace std

void use(int);

struct Pair {
  template <int I> int get() const {
    if constexpr (I == 1)
      sleep(1);
    return I;
  }
};

struct QuickPair {
  template <int I> int get() const { return I; }
};

template <> struct std::tuple_size<Pair> {
  static constexpr int value = 2;
};
template <decltype(sizeof(int)) I> struct std::tuple_element<I, Pair> {
  using type = int;
};
template <> struct std::tuple_size<QuickPair> {
  static constexpr int value = 2;
};
template <decltype(sizeof(int)) I> struct std::tuple_element<I, QuickPair> {
  using type = int;
};

struct Plain {
  int A, B;
};

Plain makesPlain() {
  sleep(1);
  return {};
}

Task<> binds(Pair P, QuickPair Q, Plain R) {
  auto [A, B] = P;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Pair::get' blocks the event loop in coroutine 'binds': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-34]]:7: note: 'Pair::get' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead
  auto [C, D] = Q;
  auto [E, F] = R;
  auto [G, H] = makesPlain();
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'makesPlain' blocks the event loop in coroutine 'binds': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-13]]:3: note: 'makesPlain' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable timer instead
  use(A + B + C + D + E + F + G + H);
  co_return;
}
