// RUN: %check_async %s -- %runtime
// Blocks: a call that nobody has written as one
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <string>

static int wait() {
  std::this_thread::sleep_for(150ms);
  return 1;
}

struct setting {
  operator int() const { return wait(); }
};

aio::task<> defect_conversion() {
  int value = setting();
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'setting::operator int' blocks the event loop in coroutine 'defect_conversion': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:33: note: 'setting::operator int' calls 'wait' here
  // CHECK-NOTES: :[[@LINE-12]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: await 'aio::sleep_for' instead
  (void)value;
  co_return;
}

struct table {
  int operator[](int) const { return wait(); }
};

aio::task<> defect_operator() {
  table t;
  t[1];
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'table::operator[]' blocks the event loop in coroutine 'defect_operator': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-7]]:38: note: 'table::operator[]' calls 'wait' here
  // CHECK-NOTES: :[[@LINE-27]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

static int twice(int value = wait()) { return 2 * value; }

aio::task<> defect_default_argument() {
  twice();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'defect_default_argument': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-37]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

struct rows {
  struct iterator {
    int left;
    int operator*() const { return left; }
    iterator &operator++() {
      wait();
      --left;
      return *this;
    }
    bool operator!=(const iterator &other) const { return left != other.left; }
  };
  iterator begin() const { return {1}; }
  iterator end() const { return {0}; }
};

aio::task<> defect_range_for() {
  for (int row : rows())
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'rows::iterator::operator++' blocks the event loop in coroutine 'defect_range_for': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-13]]:7: note: 'rows::iterator::operator++' calls 'wait' here
  // CHECK-NOTES: :[[@LINE-61]]:3: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:16: note: await 'aio::sleep_for' instead
    (void)row;
  co_return;
}

struct async_rows {
  int left = 1;
  aio::task<bool> next() {
    co_await aio::sleep_for(150ms);
    co_return left-- != 0;
  }
};

aio::task<> cure_awaited() {
  async_rows all;
  while (co_await all.next())
    ;
}

aio::task<> cure_offloaded() {
  const int value = co_await aio::to_thread(wait);
  twice(value);
}

FIXTURE(defect_conversion, defect_operator, defect_default_argument,
        defect_range_for, cure_awaited, cure_offloaded)
