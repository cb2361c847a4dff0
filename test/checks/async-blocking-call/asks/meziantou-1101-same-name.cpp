// meziantou/Meziantou.Analyzer#1101: no advice to use what is used.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace framework {
struct Assert {
  template <typename T> static void That(T &&) {}
  template <typename T, typename U> static Task<> That(T &&, U &&);
};
} // namespace framework

Task<> test() {
  framework::Assert::That(true);
  co_await framework::Assert::That(true, "reason");
}
