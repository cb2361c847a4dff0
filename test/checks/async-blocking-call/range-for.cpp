// RUN: %check_async %s
// A range-based for calls begin, end, !=, ++ and *.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void use(int);

struct SlowBegin {
  int *begin() {
    sleep(1);
    return nullptr;
  }
  int *end() { return nullptr; }
};

struct SlowEnd {
  int *begin() { return nullptr; }
  int *end() {
    sleep(1);
    return nullptr;
  }
};

struct SlowStep {
  struct Iterator {
    int operator*() const { return 0; }
    Iterator &operator++() {
      sleep(1);
      return *this;
    }
    bool operator!=(const Iterator &) const { return false; }
  };
  Iterator begin() { return {}; }
  Iterator end() { return {}; }
};

struct SlowRead {
  struct Iterator {
    int operator*() const { return sleep(1); }
    Iterator &operator++() { return *this; }
    bool operator==(const Iterator &) const { return false; }
  };
  Iterator begin() { return {}; }
  Iterator end() { return {}; }
};

struct SlowCompare {
  struct Iterator {
    int operator*() const { return 0; }
    Iterator &operator++() { return *this; }
    bool operator!=(const Iterator &) const { return sleep(1) == 0; }
  };
  Iterator begin() { return {}; }
  Iterator end() { return {}; }
};

struct Quick {
  int *begin() { return nullptr; }
  int *end() { return nullptr; }
};

namespace list {
struct List {};
int *begin(List &) {
  sleep(1);
  return nullptr;
}
int *end(List &) { return nullptr; }
} // namespace list

Quick makesRange() {
  sleep(1);
  return {};
}

Task<> iterates(SlowBegin A, SlowEnd B, SlowStep C, SlowRead D, SlowCompare E,
                list::List F) {
  for (int I : A) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'SlowBegin::begin' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-70]]:5: note: 'SlowBegin::begin' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : B) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'SlowEnd::end' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-67]]:5: note: 'SlowEnd::end' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : C) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'SlowStep::Iterator::operator++' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-64]]:7: note: 'SlowStep::Iterator::operator++' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : D) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'SlowRead::Iterator::operator*' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-59]]:36: note: 'SlowRead::Iterator::operator*' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : E) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'SlowCompare::Iterator::operator!=' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-53]]:54: note: 'SlowCompare::Iterator::operator!=' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : F) {
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'list::begin' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-45]]:3: note: 'list::begin' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
    use(I);
  }
  for (int I : makesRange()) {
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'makesRange' blocks the event loop in coroutine 'iterates': it reaches 'sleep'
    // CHECK-NOTES: :[[@LINE-44]]:3: note: 'makesRange' calls 'sleep' (sleep) here
    // CHECK-NOTES: :[[@LINE-3]]:16: note: await an awaitable timer instead
    use(I);
  }
  for (int N = sleep(1); int I : Quick()) {
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'sleep' blocks the event loop in coroutine 'iterates'
    // CHECK-NOTES: :[[@LINE-2]]:16: note: await an awaitable timer instead
    use(I + N);
  }
  for (int I : Quick()) {
    use(sleep(I));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in coroutine 'iterates'
    // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable timer instead
  }
  co_return;
}

Task<> quick(Quick Q) {
  int Array[] = {1, 2};
  for (int I : Array) {
    use(I);
  }
  for (int I : Q) {
    use(I);
  }
  co_return;
}
