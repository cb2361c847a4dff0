// RUN: %check_async %s
// The standard algorithms call what they are given.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

void nap(int) { sleep(1); }
void compute(int) {}

struct Blocks {
  void operator()(int) const { sleep(1); }
};

Task<> forEach(std::vector<int> &V) {
  std::for_each(V.begin(), V.end(), [](int) { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'forEach': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:37: note: 'std::for_each' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:47: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::for_each(V.begin(), V.end(), nap);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'forEach': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-15]]:6: note: 'std::for_each' calls 'nap'
  // CHECK-NOTES: :[[@LINE-16]]:17: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::for_each(V.begin(), V.end(), Blocks());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'forEach': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:8: note: 'std::for_each' calls 'Blocks::operator()'
  // CHECK-NOTES: :[[@LINE-17]]:32: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::for_each(V.begin(), V.end(), compute);
  std::for_each(V.begin(), V.end(), [](int) {});
  co_return;
}

Task<> transform(std::vector<int> &V) {
  std::transform(V.begin(), V.end(), V.begin(), [](int I) {
    // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::transform' blocks the event loop in coroutine 'transform': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-2]]:49: note: 'std::transform' calls this lambda
    // CHECK-NOTES: :[[@LINE+2]]:5: note: the lambda calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
    sleep(1);
    return I;
  });
  std::transform(V.begin(), V.end(), V.begin(), [](int I) { return I; });
  co_return;
}

Task<> comparator(std::vector<int> &V) {
  std::sort(V.begin(), V.end(), [](int A, int B) {
    // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::sort' blocks the event loop in coroutine 'comparator': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-2]]:33: note: 'std::sort' calls this lambda
    // CHECK-NOTES: :[[@LINE+2]]:5: note: the lambda calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
    sleep(1);
    return A < B;
  });
  std::sort(V.begin(), V.end(), [](int A, int B) { return A > B; });
  std::sort(V.begin(), V.end());
  co_return;
}

Task<> others(std::vector<int> &V) {
  auto IsSlow = [](int) { return sleep(1) != 0; };
  (void)std::find_if(V.begin(), V.end(), IsSlow);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::find_if' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:17: note: 'std::find_if' calls this lambda
  // CHECK-NOTES: :[[@LINE-4]]:34: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await an awaitable timer instead, or hand the call to a thread
  (void)std::any_of(V.begin(), V.end(), IsSlow);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::any_of' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:9: note: it reaches the same blocking call as 'std::find_if' here
  auto Sum = [](int A, int B) { return A + B + int(sleep(1)); };
  (void)std::accumulate(V.begin(), V.end(), 0, Sum);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'std::accumulate' blocks the event loop in coroutine 'others': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:14: note: 'std::accumulate' calls this lambda
  // CHECK-NOTES: :[[@LINE-4]]:52: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await an awaitable timer instead, or hand the call to a thread
  (void)std::accumulate(V.begin(), V.end(), 0);
  std::generate(V.begin(), V.end(), [] { return 0; });
  co_return;
}

Task<> ranges(std::vector<int> &V) {
  std::ranges::for_each(V, [](int) { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ranges::for_each' blocks the event loop in coroutine 'ranges': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:28: note: 'std::ranges::for_each' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:38: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::ranges::for_each(V, [](int) {});
  co_return;
}

// A deleter is called when the pointer dies.
struct Close {
  void operator()(int *) const { sleep(1); }
};

// The comparison of a type of the user's own.
struct Key {
  int Value;
  bool operator<(const Key &Other) const {
    sleep(1);
    return Value < Other.Value;
  }
};

Task<> comparedByOperator(std::vector<Key> &V) {
  std::sort(V.begin(), V.end());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::sort' blocks the event loop in coroutine 'comparedByOperator': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:8: note: 'std::sort' calls 'Key::operator<'
  // CHECK-NOTES: :[[@LINE-9]]:5: note: 'Key::operator<' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
