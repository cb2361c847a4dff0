// eslint-community/eslint-plugin-n#354: a suffix that means synchronous elsewhere, on functions of others.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace Effect {
void runSync(int);
}
struct Connection {
  void readFileSync();
  int execSync = 0;
};

Task<> suffixes(Connection &C) {
  Effect::runSync(1);
  C.readFileSync();
  C.execSync = 1;
  co_return;
}
