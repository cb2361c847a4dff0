// microsoft/vs-threading#1610: a function whose name is that of an awaitable one, less a suffix.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Store {
  int Get();
  Task<int> GetAsync(int Id);
  void Save();
  Task<> SaveAsync();
};

Task<> siblings(Store &S) {
  S.Get();
  S.Save();
  co_return;
}
