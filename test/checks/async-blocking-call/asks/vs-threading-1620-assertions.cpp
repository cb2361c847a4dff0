// microsoft/vs-threading#1620: assertions of a test framework that has awaitable ones as well.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace framework {
struct Assert {
  template <typename T> static void That(T &&Condition) { (void)Condition; }
  template <typename T> static Task<> ThatAsync(T &&Condition);
};
} // namespace framework

Task<> test() {
  framework::Assert::That(1 + 1 == 2);
  framework::Assert::That([] { sleep(1); });
  co_return;
}
