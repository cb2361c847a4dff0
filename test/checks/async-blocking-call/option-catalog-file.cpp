// RUN: rm -rf %t && split-file %s %t
// RUN: %check_async %t/main.cpp --option CatalogFile=%t/first.yaml --check-suffix FIRST
// RUN: %check_async %t/main.cpp --option "CatalogFile=%t/first.yaml; %t/second.yaml" --check-suffix BOTH
// RUN: %check_async %t/main.cpp --option "CatalogFile=%t/second.yaml;%t/first.yaml" --check-suffix SWAPPED
// The user's catalog files add, change and remove entries; a later file wins.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

//--- main.cpp
#include "task.h"

extern "C" {
long recv(int, void *, unsigned long, int);
int fsync(int);
}

namespace app {
// The user's word counts, though the body is seen.
inline int query(int N) { return N; }
inline int lookup(int N) { return N; }
struct Table {
  void load();
  void load(int);
  virtual void store() {}
};
struct Cached : Table {
  void store() override {}
};
} // namespace app

Task<> added(app::Table &T, app::Cached &C) {
  app::query(1);
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'app::query' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:3: warning: 'app::query' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an awaitable query of the second file instead, or hand the call to a thread
  // CHECK-NOTES-SWAPPED: :[[@LINE-5]]:3: warning: 'app::query' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-SWAPPED: :[[@LINE-6]]:3: note: await an awaitable query instead, or hand the call to a thread
  app::query(0);
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'app::query' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  // CHECK-NOTES-SWAPPED: :[[@LINE-3]]:3: warning: 'app::query' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-SWAPPED: :[[@LINE-4]]:3: note: await an awaitable query instead, or hand the call to a thread
  app::lookup(1);
  T.load();
  T.load(1);
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'app::Table::load' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:3: warning: 'app::Table::load' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  // CHECK-NOTES-SWAPPED: :[[@LINE-5]]:3: warning: 'app::Table::load' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-SWAPPED: :[[@LINE-6]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  // An override of a named method is meant, too.
  C.store();
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'app::Cached::store' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:3: warning: 'app::Cached::store' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  // CHECK-NOTES-SWAPPED: :[[@LINE-5]]:3: warning: 'app::Cached::store' blocks the event loop in coroutine 'added'
  // CHECK-NOTES-SWAPPED: :[[@LINE-6]]:3: note: await an asynchronous operation instead, or hand the call to a thread
  co_return;
}

// An entry of the plugin's own that the user changes or removes.
Task<> builtin(char *Data) {
  sleep(1);
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'builtin'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'builtin'
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await a pause of the application's own instead, or hand the call to a thread
  // CHECK-NOTES-SWAPPED: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'builtin'
  // CHECK-NOTES-SWAPPED: :[[@LINE-6]]:3: note: await a pause of the application's own instead, or hand the call to a thread
  recv(0, Data, 1, 0);
  fsync(0);
  // CHECK-NOTES-FIRST: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'builtin'
  // CHECK-NOTES-FIRST: :[[@LINE-2]]:3: note: await an awaitable flush instead, or hand the call to a thread
  co_return;
}

//--- first.yaml
library: first
source: 'the application'
functions:
  - name: 'app::query'
    category: database
    wait: unbounded
    instead: { '*': 'an awaitable query' }
  - name: 'app::Table::load'
    arity: 1
    category: file
    wait: device
  - name: 'app::Table::store'
    category: file
    wait: device
remove: ['::recv']
//--- second.yaml
library: second
source: 'the application'
functions:
  - name: 'app::query'
    category: database
    wait: unbounded
    unless: 'zero(0)'
    instead: { '*': 'an awaitable query of the second file' }
  - name: '::sleep'
    category: sleep
    wait: timed
    instead: { '*': 'a pause of the application''s own' }
remove:
  - '::fsync'
