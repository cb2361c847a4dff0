// meziantou/Meziantou.Analyzer#1152: a mark on a destructor holds where nobody calls it by name.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Marked {
  [[clang::annotate("async::nonblocking")]] ~Marked() { sleep(1); }
};
struct [[clang::annotate("async::nonblocking")]] MarkedClass {
  ~MarkedClass() { sleep(1); }
  void close() { sleep(1); }
};
struct Unmarked {
  ~Unmarked() { sleep(1); }
};

Task<> ends() {
  Marked One;
  MarkedClass Two;
  Two.close();
  Unmarked Three;
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Unmarked::~Unmarked' blocks the event loop in coroutine 'ends': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Three' is destroyed here
  // CHECK-NOTES: :[[@LINE-10]]:17: note: 'Unmarked::~Unmarked' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: await an awaitable timer before 'Three' is destroyed, or let a thread destroy it
  co_return;
}
