// RUN: rm -rf %t && split-file %s %t
// RUN: cd %t/project/src && %clang_tidy -load=%plugin a.cpp -- -std=c++20 | FileCheck %s --check-prefixes=FOUND,BOTH
// RUN: cd / && %clang_tidy -load=%plugin %t/project/src/a.cpp -- -std=c++20 | FileCheck %s --check-prefixes=FOUND,BOTH
// RUN: cd %t/project && %clang_tidy -load=%plugin src/nested/b.cpp -- -std=c++20 | FileCheck %s --check-prefixes=NESTED,BOTH
// A catalog file's path is relative to the .clang-tidy file that names it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// FOUND: a.cpp:6:3: warning: 'app::query' blocks the event loop in coroutine 'run'
// FOUND: a.cpp:7:3: warning: 'app::lookup' blocks the event loop in coroutine 'run'
// NESTED-NOT: 'app::query'
// NESTED: b.cpp:7:3: warning: 'app::lookup' blocks the event loop in coroutine 'run'
// BOTH-NOT: {{warning|error}}:

//--- project/.clang-tidy
Checks: '-*,async-blocking-call'
CheckOptions:
  - key: async-blocking-call.CatalogFile
    value: 'config/query.yaml;../common/lookup.yaml'
//--- project/config/query.yaml
library: query
source: 'the application'
functions:
  - { name: 'app::query', category: database, wait: unbounded }
//--- common/lookup.yaml
library: lookup
source: 'the application'
functions:
  - { name: 'app::lookup', category: dns, wait: unbounded }
//--- project/src/a.cpp
#include "../task.h"
namespace app {
int query(), lookup();
}
Task run() {
  app::query();
  app::lookup();
  co_return;
}
//--- project/src/nested/.clang-tidy
Checks: '-*,async-blocking-call'
CheckOptions:
  - { key: async-blocking-call.CatalogFile, value: ../../../common/lookup.yaml }
//--- project/src/nested/b.cpp
#include "../../task.h"
namespace app {
int query(), lookup();
}
Task run() {
  app::query();
  app::lookup();
  co_return;
}
//--- project/task.h
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
