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
  (void)value;
  co_return;
}

struct table {
  int operator[](int) const { return wait(); }
};

aio::task<> defect_operator() {
  table t;
  t[1];
  co_return;
}

static int twice(int value = wait()) { return 2 * value; }

aio::task<> defect_default_argument() {
  twice();
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
