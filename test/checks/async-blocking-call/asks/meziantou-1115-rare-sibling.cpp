// meziantou/Meziantou.Analyzer#1115: awaitable twins that are for rare cases.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Set {
  void Add(int) { ++Size; }
  Task<> AddAsync(int);
  int Size = 0;
};
struct Factory {
  Set CreateContext() { return {}; }
  Task<Set> CreateContextAsync();
};

Task<> rare(Factory &F) {
  Set Context = F.CreateContext();
  Context.Add(1);
  co_return;
}
