// python-trio/flake8-async, change log of 26.4.2: the method of a result is not the method of what the function is called.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Answer {
  int get() { return 0; }
  int wait() { return 0; }
};
Answer read_session(const char *);
struct session {
  static Answer read(const char *);
};

Task<> results() {
  read_session("a").get();
  session::read("a").wait();
  co_return;
}
